import { railSettings } from '../../../collections/payouts';
import type { ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';

/** The way on which publishers pay by WeChat Pay; undefined: nobody has set it up. */
export async function chargeRailOf({
  store,
  rails,
}: Pick<Ports, 'store' | 'rails'>): Promise<ChargeRail | undefined> {
  const stored = await store.get(railSettings, 'wechat');
  return stored && rails.openCharges(stored.settings);
}
