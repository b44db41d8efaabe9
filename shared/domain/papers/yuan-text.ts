import { fen, formatYuan } from '../money/money';

/** A sum of a paper: 2,824.80, −12.00 as -12.00; spreadsheets get none of the commas. */
export const yuanText = (amountFen: number): string =>
  `${amountFen < 0 ? '-' : ''}${formatYuan(fen(Math.abs(amountFen)))}`;
