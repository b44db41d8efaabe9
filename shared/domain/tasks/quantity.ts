import { hourMs } from '../calendar/calendar';
import type { PayUnit } from '../money/pay-units';
import { datesOf, type Session } from './sessions';

/** Nobody does more of one task, whatever it is paid by. */
export const mostQuantity = 10_000;

interface Amount {
  readonly payUnit: PayUnit;
  /** What one person does, in that unit. */
  readonly quantity: number;
  readonly sessions: readonly Session[];
}

/** Why nobody can do so much within these sessions, or undefined. */
export function quantityFault({ payUnit, quantity, sessions }: Amount): string | undefined {
  if (payUnit !== 'hour' && !Number.isInteger(quantity))
    return '每人的工作量须为整数，只有按小时计酬可以有半小时';
  const hours = sessions.reduce((sum, { startMs, endMs }) => sum + (endMs - startMs), 0) / hourMs;
  if (payUnit === 'hour' && quantity > hours)
    return `每人的小时数不能超过工作时间合计的 ${Math.floor(2 * hours) / 2} 小时`;
  const dates = datesOf(sessions).length;
  if (payUnit === 'day' && quantity > dates) return `每人的天数不能超过工作日期的 ${dates} 天`;
  return undefined;
}
