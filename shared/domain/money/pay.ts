import { type Fen, formatYuanShort } from './money';
import type { PayUnit } from './pay-units';

const unitNames: Readonly<Record<PayUnit, string>> = { hour: '小时', day: '天', piece: '件', task: '单' };

/** Pay as people read it: 200元/天. */
export const payText = (payFen: Fen, unit: PayUnit): string =>
  `${formatYuanShort(payFen)}元/${unitNames[unit]}`;
