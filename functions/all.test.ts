import { propertyRuns } from '../tests/support/property-runs';
import { testsBelow } from '../tests/support/tests-below';

/** Features whose actions only read: how lists and reads behave on each store is held by the stores' own contract. */
const onlyReading = ['documents/', 'tasks/'];
/**
 * What comes of events and of people's input by rules alone: on memory and DynamoDB. What is CloudBase's own, commits,
 * conflicts and lost answers, is held by its contract, the races, the crashes and the journeys, which run on it too.
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
const left: Readonly<Record<string, readonly string[]>> = {
  cloudbase: propertyRuns([...onlyReading, ...byRulesAlone], onlyReading),
  dynamo: onlyReading,
};

testsBelow(__dirname, (file) => !left[process.env.STORE ?? '']?.some((path) => file.startsWith(path)));
