import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { monthAt } from '../../../shared/domain/calendar/month';
import { callAs, check, eventually, newKey, nowOf, passTo, passUntil, type Run } from '../run';
import { bindsAccount, pay } from './works';

type Payout = OutputOf<typeof contract.payouts.payout>['payout'];
type Payouts = OutputOf<typeof contract.payouts.payouts>;

const yuan = (amountFen: number): string => `¥${amountFen / 100}`;

/** What was earned is settled by the timer, and the receipt says why each fen is what it is. */
export async function seesReceipt(
  run: Run,
  person: string,
  expected: { readonly grossFen: number; readonly takenFen: number; readonly netFen: number } = pay,
): Promise<void> {
  const month = monthAt(await nowOf(run));
  type Settlements = OutputOf<typeof contract.income.settlements>;
  const settled = await eventually(`${person} 的收入没有结算`, async () => {
    const { settlements } = await callAs<Settlements>(run, person, 'income/settlements', { month });
    return settlements[0];
  });
  const { grossFen, takenFen, netFen, settlementId } = settled;
  check(
    grossFen === expected.grossFen && takenFen === expected.takenFen && netFen === expected.netFen,
    `${person} 应得 ${expected.netFen} 分，税 ${expected.takenFen} 分，实为 ${netFen}、${takenFen}`,
  );
  type Receipt = OutputOf<typeof contract.income.receipt>;
  const receipt = await callAs<Receipt>(run, person, 'income/receipt', { settlementId });
  const lines = receipt.sections.flatMap((section) => section.lines);
  check(receipt.orders.length === 1 && lines.length > 5, '税单应逐行说明');
  run.say(
    `${person} 的收入结算：${yuan(grossFen)}，税 ${yuan(takenFen)}，到手 ${yuan(netFen)}；税单 ${lines.length} 行`,
  );
}

const newest = async (run: Run, person: string): Promise<Payout | undefined> =>
  (await callAs<Payouts>(run, person, 'payouts/payouts')).payouts[0];

const withStatus =
  (run: Run, person: string, status: Payout['status'], after?: string) =>
  async (): Promise<Payout | undefined> => {
    const payout = await newest(run, person);
    return payout?.status === status && payout.payoutId !== after ? payout : undefined;
  };

/** Draws to the WeChat wallet, twice by mistake; the payment waits for whoever holds the phone. */
export async function drawsToWeChat(run: Run, person: string, replaces?: Payout): Promise<Payout> {
  type Requested = OutputOf<typeof contract.payouts.request>;
  const input = { ...(replaces && { replaces: replaces.payoutId }), idempotencyKey: newKey() };
  const { payout } = await callAs<Requested>(run, person, 'payouts/request', input);
  check(payout.status === 'waiting' && payout.prompt !== undefined, '微信付款应等待本人确认');
  const again = await callAs<Requested>(run, person, 'payouts/request', input);
  check(again.payout.payoutId === payout.payoutId, '重复提现应是同一笔');
  run.say(`${person} 提现 ${yuan(payout.amountFen)} 到微信零钱，等待本人确认`);
  return payout;
}

/** Confirms it in WeChat, and the page of the payout says that it is paid. */
export async function confirms(run: Run, person: string, payout: Payout): Promise<void> {
  await run.client.post('sandbox/wechat-pay/confirm', { packageInfo: payout.prompt?.package });
  type Confirmed = OutputOf<typeof contract.payouts.confirm>;
  const { payout: paid } = await callAs<Confirmed>(run, person, 'payouts/confirm', {
    payoutId: payout.payoutId,
  });
  check(paid.status === 'paid' && paid.railNumber !== undefined, '确认后应已付款');
  run.say(`${person} 在微信确认收款：已到账，微信单号 ${paid.railNumber}`);
}

/** What was settled goes to Alipay without anybody's doing. */
export async function isPaidByAlipay(run: Run, person: string, after?: string): Promise<void> {
  const paid = await eventually(`${person} 没有收到支付宝付款`, withStatus(run, person, 'paid', after));
  check(paid.channel === 'alipay', '应付到支付宝');
  run.say(`${person} 不用操作，${yuan(paid.amountFen)} 已自动付到支付宝 ${paid.destination}`);
}

const twoMinutes = { stepMs: 2 * minuteMs, most: 20 };

/** A day goes by in which nobody confirms: the rail closes the bill, the sum is back, and is paid the second time. */
export async function expiresAndIsPaidAgain(run: Run, person: string, waiting: Payout): Promise<void> {
  await passTo(run, (waiting.waitingAtMs ?? waiting.createdAtMs) + dayMs + minuteMs);
  const expired = await passUntil(run, '微信付款没有过期', twoMinutes, withStatus(run, person, 'expired'));
  const { payableFen } = await callAs<Payouts>(run, person, 'payouts/payouts');
  check(payableFen === expired.amountFen, '过期的金额应退回可提现');
  run.say(`${person} 24 小时没有确认：${expired.reason}`);
  await confirms(run, person, await drawsToWeChat(run, person, expired));
}

/** Alipay knows the account under another name; the right one is bound, and what was not paid goes to it by itself. */
export async function failsAndIsMended(run: Run, person: string): Promise<void> {
  const failed = await passUntil(
    run,
    '支付宝没有拒绝错的姓名',
    twoMinutes,
    withStatus(run, person, 'failed'),
  );
  check(failed.remedy === 'account', '应提示改正收款账户');
  run.say(`${person} 的支付宝付款失败：${failed.reason}`);
  const payoutAccountId = await bindsAccount(run, person, person);
  await callAs(run, person, 'payouts/setDefault', { payoutAccountId });
  run.say(`${person} 绑定本人的支付宝，24 小时后付款`);
  await passTo(run, (await nowOf(run)) + dayMs + minuteMs);
  await isPaidByAlipay(run, person, failed.payoutId);
}
