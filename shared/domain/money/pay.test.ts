import { fen } from './money';
import { payText } from './pay';

test.each([
  [20_000, 'day', '200元/天'],
  [2_550, 'hour', '25.50元/小时'],
  [10, 'piece', '0.10元/件'],
  [10_000_000, 'task', '100,000元/单'],
] as const)('given %i fen a %s, when people read it, then it says %s', (payFen, unit, text) => {
  expect(payText(fen(payFen), unit)).toBe(text);
});

test('given an amount that is none, when it is written, then it is refused', () => {
  expect(() => payText(fen(-1), 'day')).toThrow(RangeError);
  expect(() => payText(fen(0.5), 'day')).toThrow(RangeError);
});
