import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { shownError } from '../../services/shown-error';
import { moment } from '../../utils/format';
import { ruleTexts } from '../../utils/rule-texts';
import { yuanExact } from '../../utils/yuan-exact';

interface Own {
  taskId: string;
}

const own = (page: unknown): Own => page as Own;

type Fund = OutputOf<typeof contract.funding.due>;
type Funds = OutputOf<typeof contract.publishing.funds>;

type Purpose = Fund['funding']['purpose'];

/** What the sum at the end is for. */
const sumTexts: Readonly<Record<Purpose, (places: number) => string>> = {
  open: () => '发布前托管',
  places: (places) => `名额增加到 ${places} 人，这次付`,
  terms: () => '按修改后的条件，这次补付',
};
/** What not paying it means. */
const cancelTexts: Readonly<Record<Purpose, string>> = {
  open: '任务会退回草稿，可以修改后重新提交。',
  places: '名额保持原来的数量，不用再付这笔款。',
  terms: '任务按原来的条件继续，不用再付这笔款。',
};
const laterTexts: Readonly<Record<Purpose, string>> = {
  open: '确认后任务自动开放报名',
  places: '确认后新名额自动开放',
  terms: '确认后才询问已报名的人，在此之前按原来的条件',
};

/** What has to be paid now, line by line, and how. */
const dueOf = ({ funding, cost, coveredFen, transfer, byWeChatPay }: Fund) => ({
  byWeChatPay,
  lines: [
    ...cost.lines.map(({ label, amountFen }) => ({ label, amount: yuanExact(amountFen) })),
    ...(coveredFen > 0 ? [{ label: '已托管', amount: yuanExact(-coveredFen) }] : []),
  ],
  sumText: sumTexts[funding.purpose](funding.places),
  amount: yuanExact(funding.amountFen),
  cancelText: cancelTexts[funding.purpose],
  laterText: laterTexts[funding.purpose],
  transfer: transfer ? transferLines(transfer) : [],
});

/** What has to be written into a bank transfer. */
const transferLines = (transfer: NonNullable<Fund['transfer']>) => [
  { label: '收款户名', value: transfer.accountName, copied: transfer.accountName },
  { label: '收款账号', value: transfer.accountNumber, copied: transfer.accountNumber },
  { label: '开户银行', value: transfer.bankName, copied: transfer.bankName },
  {
    label: '转账金额',
    value: yuanExact(transfer.amountFen),
    copied: (transfer.amountFen / 100).toFixed(2),
  },
  { label: '附言', value: transfer.reference, copied: transfer.reference },
];

type Way = 'wechat-pay' | 'bank-transfer';

const ways: readonly { readonly value: Way; readonly text: string }[] = [
  { value: 'wechat-pay', text: '微信支付' },
  { value: 'bank-transfer', text: '对公转账' },
];

const refundStates = { due: '待退回', paid: '已退回' } as const;

/** What was paid, what of it work has earned, and what goes back. */
const bookOf = ({ reservedFen, earnedFen, refunds }: Funds) => ({
  reserved: yuanExact(reservedFen),
  earned: yuanExact(earnedFen),
  hasAny: reservedFen > 0 || earnedFen > 0 || refunds.length > 0,
  refunds: refunds.map(({ refundId, status, amountFen, to, dueAtMs }) => ({
    id: refundId,
    amount: yuanExact(amountFen),
    to,
    state: refundStates[status],
    until: status === 'paid' ? '' : `${moment(dueAtMs)} 前退回`,
  })),
});

Page({
  data: {
    rules: ruleTexts,
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    due: null as ReturnType<typeof dueOf> | null,
    book: null as ReturnType<typeof bookOf> | null,
    ways,
    way: 'wechat-pay' as Way,
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).taskId = id;
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async load() {
    const { taskId } = own(this);
    // Where nothing has to be paid there is only the book.
    const asked = api.funding.due({ taskId }).catch((error: unknown) => {
      if (shownError(error).code === 'NOTHING_TO_FUND') return undefined;
      throw error;
    });
    try {
      const [fund, funds] = await Promise.all([asked, api.publishing.funds({ taskId })]);
      const due = fund ? dueOf(fund) : null;
      // What was chosen stays, where it is still there to be chosen.
      const way = due && !due.byWeChatPay ? 'bank-transfer' : this.data.way;
      this.setData({ state: 'ready', due, way, book: bookOf(funds) });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  /** WeChat itself says that it was copied. */
  copy(event: WechatMiniprogram.TouchEvent) {
    const { text } = event.currentTarget.dataset as { text: string };
    wx.setClipboardData({ data: text, fail: () => say('没有复制：请先同意隐私保护指引') });
  },
  async cancel() {
    if (this.data.isBusy) return;
    const question = {
      title: '不付了？',
      text: `${this.data.due?.cancelText ?? ''}已经转账的请不要取消，等到账确认。`,
      yes: '取消付款',
      isLoss: true,
    };
    if (!(await confirm(question))) return;
    this.setData({ isBusy: true });
    try {
      await api.publishing.cancelFunding({ taskId: own(this).taskId });
      wx.redirectTo({ url: `/pages/publishing/manage?id=${own(this).taskId}` });
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  choose({ detail }: WechatMiniprogram.CustomEvent<{ value: Way }>) {
    this.setData({ way: detail.value });
  },
  async pay() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      const { paymentId, prompt } = await api.funding.payByWeChat({ taskId: own(this).taskId });
      if (prompt && !(await isPaid(prompt))) return;
      await this.check(paymentId);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  /** What the phone says is no proof: the payment is asked about. */
  async check(paymentId: string) {
    const { status } = await api.funding.checkPayment({ paymentId });
    if (status === 'paid') return this.manage();
    say('正在等待微信支付确认，稍后会通知您');
    await this.load();
  },
  manage() {
    wx.redirectTo({ url: `/pages/publishing/manage?id=${own(this).taskId}` });
  },
});

/** Opens WeChat's cashier; whoever leaves it has paid nothing yet. */
const isPaid = (prompt: NonNullable<OutputOf<typeof contract.funding.payByWeChat>['prompt']>) =>
  new Promise<boolean>((resolve) => {
    wx.requestPayment({ ...prompt, success: () => resolve(true), fail: () => resolve(false) });
  });
