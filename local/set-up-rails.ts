import { railSettings } from '../shared/collections/payouts';
import type { PayoutChannel } from '../shared/domain/money/payout-channels';
import type { Ports } from '../shared/ports/context';
import { sandboxAlipayApp } from './sandbox/rails/alipay-platform';
import { sandboxMerchant, sandboxScene } from './sandbox/rails/wechat-pay-wire';

/** Where WeChat Pay's notices are taken, below the address of the product. */
const weChatPayNotices = '/callbacks/wechatPay';
export const alipayNotices = '/callbacks/alipay';

/** Writes down what the sandbox's rails have given their one merchant; its keys are new with each process. */
export async function writeRailSettings(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  appId: string,
  url: string,
  terms: object = {},
): Promise<void> {
  const all: Readonly<Record<PayoutChannel, object>> = {
    wechat: {
      merchant: sandboxMerchant(appId),
      scene: { ...sandboxScene(`${url}${weChatPayNotices}`), ...terms },
      collect: { notifyUrl: `${url}${weChatPayNotices}`, codes: true },
    },
    alipay: { app: sandboxAlipayApp() },
  };
  for (const [id, settings] of Object.entries(all))
    await store.transact(async (tx) => {
      const written = { id, settings: JSON.stringify(settings), updatedAtMs: clock.nowMs() };
      if (await tx.get(railSettings, id)) tx.update(railSettings, written);
      else tx.create(railSettings, written);
    });
}
