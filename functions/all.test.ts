import { propertyRuns } from '../tests/support/property-runs';
import { testsBelow } from '../tests/support/tests-below';

/** Features whose actions only read: how lists and reads behave on each store is held by the stores' own contract. */
const onlyReading = ['documents/', 'tasks/'];
/**
 * What comes of events and of people's input by rules alone: on memory. What is a store's own, commits, conflicts and
 * lost answers, is held by its contract, the races, the crashes and the journeys, which run on every store.
 */
const byRulesAlone = [
  'catalogue/',
  'groups/events/',
  'messages/',
  'operations/',
  'orders/sign-up/sign-up-refusals',
  'orders/terms/',
  'orders/work.test',
  'pictures/of-orders',
  'publishers/',
  'publishing/own-tasks/',
  'publishing/tasks/update-task',
  'schedule/consumers/',
  'schedule/expire-task',
  'schedule/isolation',
];
const left = process.env.STORE ? propertyRuns([...onlyReading, ...byRulesAlone], onlyReading) : [];

testsBelow(__dirname, (file) => !left.some((path) => file.startsWith(path)));
