import { hourMs } from '../calendar/calendar';
import { rulesAt } from './order-rules';
import { answerByMs } from './terms-change';

const nowMs = Date.parse('2026-11-26T04:00:00Z');
const rules = rulesAt(nowMs);

test.each([
  ['far away', 200, 48],
  ['three days away', 72, 48],
  ['less than that', 60, 36],
  ['as near as it may be', 36, 12],
])(
  'given work %s, then there are so many hours to answer, and all of them before calling off costs money',
  (_, away, hours) => {
    expect(answerByMs(rules, nowMs, nowMs + away * hourMs)).toBe(nowMs + hours * hourMs);
  },
);

test('given work that is nearer, or has begun, then terms cannot be changed', () => {
  for (const away of [35.9, 24, 1, -1])
    expect(answerByMs(rules, nowMs, nowMs + away * hourMs)).toBeUndefined();
});
