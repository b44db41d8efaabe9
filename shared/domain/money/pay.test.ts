import { fen } from './money';
import { payText, totalText } from './pay';

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

test.each([
  [37_000, 'day', 2, '共 2 天 · 约 ¥740'],
  [2_555, 'hour', 4.5, '共 4.5 小时 · 约 ¥114.98'],
  [50, 'piece', 200, '最多 200 件 · 约 ¥100'],
  [12_000, 'task', 3, '最多 3 单 · 约 ¥360'],
  [12_000, 'task', 1, '按单计酬'],
] as const)(
  'given %i fen a %s and %d of them, when people read the whole, then it says %s',
  (payFen, payUnit, quantity, text) => {
    expect(totalText({ payFen: fen(payFen), payUnit, quantity })).toBe(text);
  },
);
