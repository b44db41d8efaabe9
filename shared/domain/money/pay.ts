import type { PayUnit } from '../lifecycles/lifecycles';
import { fen, formatYuanShort } from './money';

const unitNames: Readonly<Record<PayUnit, string>> = { hour: '小时', day: '天', piece: '件', task: '单' };

/** Pay as people read it: 200元/天. */
export const payText = (payFen: number, unit: PayUnit): string =>
  `${formatYuanShort(fen(payFen))}元/${unitNames[unit]}`;
