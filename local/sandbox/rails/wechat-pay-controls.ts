import * as z from 'zod';
import { type ControlRoute, controlBody } from '../control';
import { ControlError, json } from '../http';
import type { WeChatPaySteering } from './wechat-pay-platform';

const asked = z.strictObject({ packageInfo: z.string().min(1) });
const prompt = z.strictObject({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.string(),
  paySign: z.string(),
});
const code = z.strictObject({ codeUrl: z.string().min(1) });
const money = z.strictObject({ balanceFen: z.int().min(0) });

/** What the person with the phone does, and the one with the merchant's account. */
export function weChatPayControls(steering: () => WeChatPaySteering): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/sandbox/wechat-pay/confirm',
      handle(request) {
        const { packageInfo } = controlBody(asked, request);
        const bill = steering()
          .bills()
          .find(({ package_info }) => package_info === packageInfo);
        if (!bill) throw new ControlError(404, '沙箱没有这笔转账');
        return json({ state: steering().confirm(bill.out_bill_no).state });
      },
    },
    {
      method: 'POST',
      path: '/sandbox/wechat-pay/pay',
      handle: (request) => json({ state: steering().pay(controlBody(prompt, request)).state }),
    },
    {
      method: 'POST',
      path: '/sandbox/wechat-pay/scan',
      handle: (request) => json({ state: steering().scan(controlBody(code, request).codeUrl).state }),
    },
    {
      method: 'POST',
      path: '/sandbox/wechat-pay/balance',
      handle(request) {
        steering().setBalance(controlBody(money, request).balanceFen);
        return json({ ok: true });
      },
    },
  ];
}
