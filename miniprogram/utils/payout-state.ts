import type { PayoutView } from '../../shared/contract/payouts';
import { moment } from './format';

const rails = { wechat: '微信', alipay: '支付宝' } as const;

/** What the one button does. */
export type PayoutAct = 'confirm' | 'check' | 'again' | 'account' | 'support';

/** A payout in plain words: where it is, what happens next and by when, and what to do. */
export interface PayoutState {
  readonly title: string;
  readonly text: string;
  readonly tone: 'accent' | 'ok' | 'warn' | 'plain';
  readonly button?: { readonly text: string; readonly act: PayoutAct };
  readonly canCancel: boolean;
}

const acts = {
  confirm: { text: '去确认收款', act: 'confirm' },
  check: { text: '查看最新结果', act: 'check' },
  again: { text: '重新提现', act: 'again' },
  account: { text: '改正收款账户', act: 'account' },
  support: { text: '联系客服', act: 'support' },
} as const satisfies Record<string, PayoutState['button']>;

const remedyActs = {
  account: acts.account,
  again: acts.again,
  later: acts.again,
  support: acts.support,
} as const;

/** What is mended is paid again; until then the account is to be corrected. */
const buttonOf = (remedy: keyof typeof remedyActs, isMended: boolean) =>
  remedy === 'account' && isMended ? acts.again : remedyActs[remedy];

const mendedText = '收款账户已更新，可以重新提现。';

function underWay(payout: PayoutView): PayoutState {
  const { status, channel, confirmUntilMs, isStopped, sentAtMs } = payout;
  const rail = rails[channel];
  if (status === 'reserved' && isStopped)
    return {
      title: '付款通道维护中',
      text: '恢复后会自动付款，不用操作，也不会重复付款。',
      tone: 'warn',
      canCancel: sentAtMs === undefined,
    };
  if (status === 'reserved')
    return {
      title: '正在提交',
      text: '一般几秒钟完成，可以离开本页。',
      tone: 'plain',
      button: acts.check,
      canCancel: false,
    };
  if (status === 'waiting')
    return {
      title: `待你确认，${confirmUntilMs === undefined ? '24 小时内' : `${moment(confirmUntilMs)} 前`}有效`,
      text: '在微信里点「确认收款」后马上到账；超过时间会退回可提现余额，可以重新提现。',
      tone: 'accent',
      button: acts.confirm,
      canCancel: true,
    };
  if (status === 'cancelling')
    return {
      title: '正在取消',
      text: '取消成功后，金额回到可提现余额。',
      tone: 'plain',
      button: acts.check,
      canCancel: false,
    };
  return {
    title: `${rail}处理中`,
    text: '我们会一直查到有结果，不会重复付款，也不会少付。',
    tone: 'plain',
    button: acts.check,
    canCancel: false,
  };
}

/** What a person is told of a payout. */
export function payoutState(payout: PayoutView): PayoutState {
  const { status, destination, reason = '', remedy = 'support', isHeld, isMended } = payout;
  const next = isMended && remedy === 'account' ? mendedText : '';
  if (isHeld)
    return {
      title: '正在人工核实',
      text: '付款结果需要核实，金额不会丢失；有结果后会通知你。',
      tone: 'warn',
      button: acts.support,
      canCancel: false,
    };
  if (status === 'paid')
    return { title: '已到账', text: `已转入${destination}。`, tone: 'ok', canCancel: false };
  if (status === 'expired')
    return {
      title: '超时未确认，已退回',
      text: '金额已回到可提现余额，随时可以重新提现。',
      tone: 'warn',
      button: acts.again,
      canCancel: false,
    };
  if (status === 'returned')
    return {
      title: '到账后被退回',
      text: `${reason}。金额已回到可提现余额。${next}`,
      tone: 'warn',
      button: buttonOf('account', isMended),
      canCancel: false,
    };
  if (status === 'failed')
    return {
      title: '没有付成，已退回',
      text: `${reason}。金额在可提现余额里，没有损失。${next}`,
      tone: 'warn',
      button: buttonOf(remedy, isMended),
      canCancel: false,
    };
  return underWay(payout);
}

/** What has happened to it, with times, oldest first. */
export function payoutSteps(payout: PayoutView): { readonly text: string; readonly at: string }[] {
  const { createdAtMs, sentAtMs, waitingAtMs, endedAtMs, status, channel } = payout;
  const ends = { paid: '已到账', failed: '没有付成', expired: '超时退回', returned: '被退回' } as const;
  const end = status in ends ? ends[status as keyof typeof ends] : '';
  const steps: readonly (readonly [string, number | undefined])[] = [
    ['申请提现', createdAtMs],
    [`提交${rails[channel]}`, sentAtMs],
    ['等待确认收款', waitingAtMs],
    [end, endedAtMs],
  ];
  return steps.flatMap(([text, atMs]) =>
    atMs === undefined || text === '' ? [] : [{ text, at: moment(atMs) }],
  );
}
