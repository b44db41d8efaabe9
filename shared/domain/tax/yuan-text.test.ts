import { fen } from '../money/money';
import { millsYuan, signedYuan, tenThousands } from './yuan-text';

test('yuan, also less than none', () => {
  expect([123_450, 0, -5].map(signedYuan)).toEqual(['¥1,234.50', '¥0.00', '−¥0.05']);
});

test('a fifth of a fen shows in the third place', () => {
  expect([1_000, 1_002, 10_008, 12_345_674].map(millsYuan)).toEqual([
    '¥1.00',
    '¥1.002',
    '¥10.008',
    '¥12,345.674',
  ]);
});

test('round sums as they are spoken', () => {
  expect(tenThousands(fen(10_000_000))).toBe('10 万元');
});
