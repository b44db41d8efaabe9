import { join } from 'node:path';
import { propertyRuns } from '../tests/support/property-runs';
import { testsBelow } from '../tests/support/tests-below';

/**
 * What meets others in the same documents, counts, or must be whole after a crash: on every store. All else is decided by
 * rules and runs on memory; how each store reads, lists and commits is held by its own contract. `npm run prove` runs
 * all that writes on all of them.
 */
const onEveryStore = [
  'account/consent/consent',
  'account/login/login-accounts',
  'account/login/login.test',
  'account/sessions/',
  'callbacks/',
  'crashes',
  'orders/sign-up/clashes',
  'orders/sign-up/sign-up-crash',
  'orders/sign-up/sign-up.test',
  'orders/withdraw',
  'payouts/payouts',
  'publishing/applicants/admit',
  'publishing/applicants/decide-all',
  'publishing/funding/',
  'publishing/tasks/task-events-crash',
  'races',
  'schedule/sweep-reserve',
  'schedule/tick',
  'sharing/open-share',
  'work-journey',
];
/** What stands beside rules over ports and meets others in the same documents; all but the first by `npm run prove` alone. */
const ofApplication = [
  'money/reverse-settlement',
  'money/charges/',
  'money/settle',
  'payouts/draw-due',
  'payouts/payouts-crash',
  'reconciliation/reconcile',
];
const onlyReading = ['documents/', 'tasks/'];

const startsAs = (paths: readonly string[]) => (file: string) => paths.some((path) => file.startsWith(path));
const isReading = startsAs(onlyReading);

testsBelow(
  __dirname,
  process.env.STORE ? propertyRuns(startsAs(onEveryStore), (file) => !isReading(file)) : undefined,
);

if (process.env.STORE)
  testsBelow(
    join(__dirname, '..', 'shared', 'application'),
    startsAs(propertyRuns(ofApplication.slice(0, 1), ofApplication)),
  );
