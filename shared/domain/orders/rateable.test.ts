import { dayMs, hourMs } from '../calendar/calendar';
import { rateableMs } from './limits';
import { rateableBy } from './rateable';

const startMs = 100 * dayMs;
const step = (status: string, by: string, atMs: number, code?: string) => ({
  status,
  by,
  atMs,
  ...(code !== undefined && { code }),
});
/** An order that was admitted long before, with its last steps. */
const ended = (...steps: ReturnType<typeof step>[]) => ({
  status: steps.at(-1)?.status ?? '',
  rulesVersion: 1,
  terms: { sessions: [{ startMs, endMs: startMs + 4 * hourMs }] },
  timeline: [step('admitted', 'publisher', startMs - 5 * dayMs), ...steps],
});
const both = (order: ReturnType<typeof ended>, nowMs = (order.timeline.at(-1)?.atMs ?? 0) + 1) => [
  rateableBy('worker', order, nowMs),
  rateableBy('publisher', order, nowMs),
];
const late = startMs - hourMs;
const early = startMs - 3 * dayMs;

test.each([
  ['accepted', ended(step('accepted', 'publisher', startMs)), ['work', 'work']],
  ['decided', ended(step('decided', 'operator', startMs)), ['work', 'work']],
  ['withdrawn late', ended(step('withdrawn', 'worker', late)), [undefined, ['cancelled-late']]],
  ['withdrawn in time', ended(step('withdrawn', 'worker', early)), [undefined, undefined]],
  [
    'withdrawn late by somebody who only waited',
    ended(
      step('withdrawn', 'worker', early),
      step('applied', 'worker', late),
      step('withdrawn', 'worker', late),
    ),
    [undefined, undefined],
  ],
  ['cancelled late', ended(step('cancelled', 'publisher', late)), [['cancelled-late'], undefined]],
  ['cancelled in time', ended(step('cancelled', 'publisher', early)), [undefined, undefined]],
  [
    'left',
    ended(step('cancelled', 'worker', startMs, 'publisher-absent')),
    [['absent', 'not-as-described'], undefined],
  ],
  [
    'left over other terms',
    ended(step('cancelled', 'worker', late, 'terms-declined')),
    [undefined, undefined],
  ],
  ['not done again', ended(step('cancelled', 'platform', startMs, 'not-handed-in')), ['work', 'work']],
  ['a no-show', ended(step('no-show', 'platform', startMs)), [undefined, ['absent']]],
  ['still open', ended(step('handed-in', 'worker', startMs)), [undefined, undefined]],
] as const)('an order that is %s: what its worker and its publisher may say', (_what, order, may) => {
  expect(both(order)).toEqual(may);
  expect(both(order, (order.timeline.at(-1)?.atMs ?? 0) + rateableMs)).toEqual([undefined, undefined]);
});
