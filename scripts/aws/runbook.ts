/** Where the pages of alarms stand; each alarm names its own, as GitHub makes anchors of headings. */
const runbook = 'docs/runbook.md';

/** Every alarm, as the operator meets it: the heading of its page. Held against docs/runbook.md by a test. */
export const alarmPages = {
  faults: 'Faults in the log',
  errors: 'A function crashes or times out',
  throttles: 'Calls of a function are refused',
  duration: 'A function is slow',
  tables: 'DynamoDB throttles',
  api: 'The API fails',
  parked: 'Something is parked',
  outboxAge: 'Events wait',
  payouts: 'A payout or a rail needs somebody',
  refunds: 'A refund waits',
  tickets: 'Somebody waits for an answer',
} as const;
export type AlarmPage = keyof typeof alarmPages;

/** The anchor that GitHub makes of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** What an alarm's text ends with: where to read on. */
export const pageOf = (page: AlarmPage): string => `${runbook}#${anchorOf(alarmPages[page])}`;
