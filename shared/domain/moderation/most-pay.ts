import { type Fen, fen } from '../money/money';
import type { PayUnit } from '../money/pay-units';

/** More than a gig of its kind is paid, yuan: whoever offers it is asked. */
export const mostYuan: Readonly<Record<PayUnit, number>> = {
  hour: 500,
  day: 3_000,
  piece: 2_000,
  task: 20_000,
};

/** Whether a pay is far above its kind. */
export const isFarAbove = (payFen: Fen, unit: PayUnit): boolean => payFen > fen(mostYuan[unit] * 100);
