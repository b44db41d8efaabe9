import { alarmsIn, exceeds } from './alarms-in';
import { nothingTallied, type Tallied, tallyOf, together } from './tallied';
import { alarmPages, pageOf, watchedAge, watchedLines, watchedQuota, watchedShares } from './watched';

type Line = Readonly<Record<string, unknown>>;

const isTimer = (feature: string) => feature === 'schedule';
const sumOf = (lines: readonly Line[]): Tallied => lines.map(tallyOf).reduce(together, nothingTallied);
const times = (count: number, line: Line) => Array.from({ length: count }, () => line);

const fine = { level: 'info', feature: 'orders', action: 'signUp', outcome: 'ok' };
const fault = { ...fine, level: 'error', outcome: 'INTERNAL' };
const relay = { level: 'info', metric: watchedAge.metric, value: 1_000 };
const keysOf = (lines: readonly Line[]) => alarmsIn(sumOf([relay, ...lines]), isTimer).map(({ key }) => key);

test.each<[what: string, lines: readonly Line[], keys: string[]]>([
  ['a lone fault at night', [...times(2, fine), fault], []],
  ['two of two', times(2, fault), []],
  ['three of three', times(3, fault), ['faults orders']],
  ['three of 300', [...times(297, fine), ...times(3, fault)], ['faults orders']],
  ['three of 301', [...times(298, fine), ...times(3, fault)], []],
  ['one run of a timer', [{ ...fault, feature: 'schedule' }], ['faults schedule']],
  ['a function that did not start', times(3, { level: 'error', outcome: 'NOT_STARTED' }), ['faults other']],
  ['a refusal is an answer', times(50, { ...fine, outcome: 'TASK_FULL' }), []],
  [
    'twenty of a thousand told to slow down',
    [...times(980, fine), ...times(20, { ...fine, outcome: 'TOO_MANY_REQUESTS' })],
    ['refused'],
  ],
  ['nineteen', times(19, { ...fine, outcome: 'TOO_MANY_REQUESTS' }), []],
  ['WeChat’s quota', times(watchedQuota.floor, { ...fine, outcome: watchedQuota.outcome }), ['quota']],
  ['a figure that nobody watches', [{ level: 'info', metric: 'ledgerSeal', value: 1 }], []],
  ...Object.keys(watchedLines).map((metric): [string, Line[], string[]] => [
    metric,
    [{ level: 'error', metric, value: 1 }],
    [metric],
  ]),
])('%s', (_what, lines, keys) => {
  expect(keysOf(lines)).toEqual(keys);
});

test('events that wait are told, and so is a relay that says nothing', () => {
  const ofAge = (value: number) =>
    alarmsIn(sumOf([{ ...relay, value }, relay]), isTimer).map(({ key }) => key);
  expect([ofAge(watchedAge.mostMs - 1), ofAge(watchedAge.mostMs)]).toEqual([[], ['age']]);
  expect(alarmsIn(nothingTallied, isTimer).map(({ key }) => key)).toEqual(['age']);
});

test('every alarm says where to read on', () => {
  const told = alarmsIn(sumOf([...times(3, fault), { level: 'error', metric: 'parked' }]), isTimer);
  expect(told).toHaveLength(3);
  for (const { page, text } of told) {
    expect(Object.keys(alarmPages)).toContain(page);
    expect(text).toContain(pageOf(page));
  }
});

test('a share is what CloudWatch’s expression makes of it', () => {
  expect(exceeds(watchedShares.faults, 3, 0)).toBe(true);
  expect(exceeds(watchedShares.faults, 2, 2)).toBe(false);
});
