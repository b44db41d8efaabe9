import { dateText } from '../calendar/date-text';
import type { OrderStatus } from '../lifecycles/order-lifecycle';
import type { PayoutStatus } from '../lifecycles/payout-lifecycle';
import { type Fen, formatYuan } from '../money/money';
import { hurdleTexts, type SettlementHurdle } from '../settlement/settlement-hurdles';

/** What people ask; what waits for the person comes before what goes by itself. */
export const helpTopics = [
  'suspension',
  'publishing',
  'payout',
  'settlement',
  'admission',
  'acceptance',
] as const;
export type HelpTopic = (typeof helpTopics)[number];

interface OwnOrder {
  readonly id: string;
  readonly title: string;
  readonly status: OrderStatus;
}

/** What answers depend on, of one person. */
export interface HelpState {
  readonly suspension?: { readonly text: string; readonly untilMs: number };
  /** The newest payout. */
  readonly payout?: { readonly id: string; readonly status: PayoutStatus; readonly amountFen: Fen };
  /** What was earned and is not settled, with when the next of it is. */
  readonly unsettled?: { readonly amountFen: Fen; readonly settlesAtMs: number };
  readonly hurdle?: SettlementHurdle;
  /** The newest sign-up that waits or was refused. */
  readonly applied?: OwnOrder;
  /** The newest work that waits to be accepted. */
  readonly handedIn?: OwnOrder;
  /** Of one who publishes. */
  readonly publishing?: {
    readonly isStopped: boolean;
    readonly task?: { readonly id: string; readonly title: string; readonly status: string };
  };
}

export interface HelpAnswer {
  readonly topic: HelpTopic;
  readonly question: string;
  readonly answer: string;
  readonly page?: string;
}

const payoutWords: Readonly<Record<PayoutStatus, string>> = {
  reserved: '正在提交，通常几分钟内完成',
  sent: '通道处理中，通常几分钟内到账',
  unknown: '正在向支付通道核对结果，不会重复付款，也不会丢',
  waiting: '在等您确认收款，24 小时内点“去确认收款”即可到账',
  cancelling: '正在取消，取消后退回可提现余额',
  paid: '已到账，可在微信或支付宝的账单里查到',
  failed: '没有付成，钱已退回可提现余额；按页面提示改正后再提',
  expired: '超时没有确认，钱已退回可提现余额，可以重新提现',
  returned: '到账后被退回，钱已回到可提现余额；请换一个收款账户',
};

function payoutAnswer({ payout }: HelpState): HelpAnswer {
  const question = '提现为什么还没到账？';
  if (!payout) {
    const answer =
      '您还没有提现记录。结算后的钱自动付到默认收款账户；需要您在微信里确认收款的，请在“提现”里提。';
    return { topic: 'payout', question, answer, page: 'pages/payouts/payouts' };
  }
  const answer = `最近一笔 ¥${formatYuan(payout.amountFen)}：${payoutWords[payout.status]}。`;
  return { topic: 'payout', question, answer, page: `pages/payouts/payout?id=${payout.id}` };
}

function settlementAnswer({ unsettled, hurdle }: HelpState): HelpAnswer {
  const question = '做完了，钱为什么还没结算？';
  if (!unsettled) {
    const answer = '验收后按任务写明的周期结算。您现在没有等待结算的报酬。';
    return { topic: 'settlement', question, answer, page: 'pages/income/index' };
  }
  const sum = `¥${formatYuan(unsettled.amountFen)} 已为您保留`;
  if (hurdle) {
    const answer = `${sum}。${hurdleTexts[hurdle]}`;
    return { topic: 'settlement', question, answer, page: 'pages/income/identity' };
  }
  const answer = `${sum}，最近一笔 ${dateText(unsettled.settlesAtMs)} 结算。`;
  return { topic: 'settlement', question, answer, page: 'pages/income/index' };
}

function admissionAnswer({ applied }: HelpState): HelpAnswer {
  const question = '报名后为什么没有录用？';
  if (!applied) {
    const answer =
      '需要审核的任务由发布方决定录用谁；名额满了会排队，有人退出时依次递补。您现在没有等待的报名。';
    return { topic: 'admission', question, answer };
  }
  const state =
    applied.status === 'refused' ? '没有录用您，原因写在订单里' : '还在等发布方审核，有结果会通知您';
  const page = `pages/orders/detail?id=${applied.id}`;
  return { topic: 'admission', question, answer: `「${applied.title}」${state}。`, page };
}

function acceptanceAnswer({ handedIn }: HelpState): HelpAnswer {
  const question = '交了成果，发布方不验收怎么办？';
  if (!handedIn) {
    const answer = '发布方到期不处理的，视为验收通过，照约定付款；被少算或退回的，可以在订单里申诉。';
    return { topic: 'acceptance', question, answer };
  }
  const states: Partial<Record<OrderStatus, string>> = {
    'handed-in': '在等发布方验收；到期不处理的，视为验收通过',
    returned: '被退回补做，请在期限内重新提交；不认可的，可以申诉',
    disputed: '正在由平台裁定，钱先不动',
  };
  const answer = `「${handedIn.title}」${states[handedIn.status] ?? '请打开订单查看'}。`;
  return { topic: 'acceptance', question, answer, page: `pages/orders/detail?id=${handedIn.id}` };
}

const taskStates: Readonly<Record<string, string>> = {
  'in-review': '在等人工审核，通常 24 小时内有结果',
  'awaiting-funds': '审核已通过，付款托管后就开放报名',
};

function publishingAnswer({ publishing }: HelpState): HelpAnswer | undefined {
  if (!publishing) return undefined;
  const question = '任务为什么没有开放报名？';
  if (publishing.isStopped) {
    const answer = '您的发布被暂停了。已录用的照常进行和付款；原因和申诉在“针对我的举报”里。';
    return { topic: 'publishing', question, answer, page: 'pages/support/tickets?about=me' };
  }
  const { task } = publishing;
  if (!task) return undefined;
  const answer = `「${task.title}」${taskStates[task.status]}。`;
  const page = task.status === 'awaiting-funds' ? 'funding' : 'manage';
  return { topic: 'publishing', question, answer, page: `pages/publishing/${page}?id=${task.id}` };
}

function suspensionAnswer({ suspension }: HelpState): HelpAnswer | undefined {
  if (!suspension) return undefined;
  const answer = `${suspension.text}，暂停到 ${dateText(suspension.untilMs)}。已挣的钱照常结算和提现；可以申诉。`;
  return { topic: 'suspension', question: '账号为什么被暂停？', answer, page: 'pages/me/index' };
}

/** Answers to what people ask, from one person's own state. */
export const helpOf = (state: HelpState): HelpAnswer[] =>
  [
    suspensionAnswer(state),
    publishingAnswer(state),
    payoutAnswer(state),
    settlementAnswer(state),
    admissionAnswer(state),
    acceptanceAnswer(state),
  ].filter((answer) => answer !== undefined);
