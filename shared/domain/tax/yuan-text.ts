import { type Fen, fen, formatYuan } from '../money/money';

/** ¥1,234.50; less than nothing is −¥1,234.50. */
export const signedYuan = (amountFen: number): string =>
  `${amountFen < 0 ? '−' : ''}¥${formatYuan(fen(Math.abs(amountFen)))}`;

/** An amount in mills, of which a fen has ten: to the fen, or to the third place where it is between two. */
export function millsYuan(amountMills: number): string {
  const rest = amountMills % 10;
  const whole = formatYuan(fen((amountMills - rest) / 10));
  return rest === 0 ? `¥${whole}` : `¥${whole}${rest}`;
}

/** 10万 for a round number of ten thousand yuan. */
export const tenThousands = (amount: Fen): string => `${amount / 1_000_000} 万元`;
