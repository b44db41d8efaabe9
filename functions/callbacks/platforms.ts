import type { Platforms } from '../../shared/ports/platform';
import { toldByRail } from './told-by-rail';
import { wechat } from './wechat';

const weChatPaySignature = [
  'wechatpay-serial',
  'wechatpay-signature',
  'wechatpay-timestamp',
  'wechatpay-nonce',
] as const;

/** Who knocks at `/callbacks/{name}`; what they tell is done by functions/schedule/consumers/platforms.ts. */
export const platforms = {
  wechat,
  wechatPay: toldByRail('wechat', { thanks: '', evidence: weChatPaySignature }),
  // Its signature stands in its body.
  alipay: toldByRail('alipay', { thanks: 'success', evidence: [] }),
} satisfies Platforms;
