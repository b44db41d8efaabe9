import { AppError } from '../../../contract/errors';
import type { Ports } from '../../../ports/context';
import { chargeRailOf } from './charge-rail-of';
import { type Ordered, orderCharge } from './order-charge';

/** Makes the order by which a funding is paid by whoever scans its code. Errors: NOTHING_TO_FUND, WECHAT_PAY_UNAVAILABLE. */
export async function orderCode(
  context: Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'hash' | 'rails'>,
  fundingId: string,
): Promise<Ordered> {
  const rail = await chargeRailOf(context);
  if (!rail?.takesCodes) throw new AppError('WECHAT_PAY_UNAVAILABLE');
  return orderCharge(context, rail, { fundingId, openid: undefined });
}
