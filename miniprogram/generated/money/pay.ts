// Copied by `npm run mini:generate` from shared/domain/money; do not edit.

import { payOfWork } from './cost';
import { type Fen, formatYuanShort } from './money';
import type { PayUnit } from './pay-units';

export const payUnitNames: Readonly<Record<PayUnit, string>> = {
  hour: '小时',
  day: '天',
  piece: '件',
  task: '单',
};

/** Pay as people read it: 200元/天. */
export const payText = (payFen: Fen, unit: PayUnit): string =>
  `${formatYuanShort(payFen)}元/${payUnitNames[unit]}`;

/** What one person does of a task, and what each unit of it earns. */
interface Work {
  readonly payFen: Fen;
  readonly payUnit: PayUnit;
  /** In `payUnit`; of hours also halves, of pieces and jobs the most there are. */
  readonly quantity: number;
}

/** 共 2 天, 最多 200 件: whoever is paid by the piece may do fewer. */
const quantityText = ({ payUnit, quantity }: Omit<Work, 'payFen'>): string =>
  `${payUnit === 'piece' || payUnit === 'task' ? '最多' : '共'} ${quantity} ${payUnitNames[payUnit]}`;

/** 共 2 天 · 约 ¥740; a job that is done once says nothing that its pay does not. */
export const totalText = (work: Work): string =>
  work.payUnit === 'task' && work.quantity === 1
    ? '按单计酬'
    : `${quantityText(work)} · 约 ¥${formatYuanShort(payOfWork(work))}`;

/** ¥220 × 1 天 × 12 人 */
export const workText = ({ payFen, payUnit, quantity }: Work, places: number): string =>
  `¥${formatYuanShort(payFen)} × ${quantity} ${payUnitNames[payUnit]} × ${places} 人`;
