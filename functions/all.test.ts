import { testsBelow } from '../tests/support/tests-below';

/** Features whose actions only read: how lists and reads behave on each store is held by the stores' own contract. */
const onlyReading = ['tasks'];

testsBelow(
  __dirname,
  (file) => process.env.STORE === undefined || !onlyReading.some((feature) => file.startsWith(`${feature}/`)),
);
