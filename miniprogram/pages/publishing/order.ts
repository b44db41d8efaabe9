import { maxReturns } from '../../generated/orders/limits';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { isOpen } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { noPictures, type OrderPictures, orderPictures, together } from '../../services/order-pictures';
import { shownError } from '../../services/shown-error';
import { startTicking, stopTicking } from '../../services/ticking';
import { serverNowMs } from '../../stores/server-time';
import { yuan } from '../../utils/format';
import { breachesQuery, stepsView } from '../../utils/order-view';
import { ruleTexts } from '../../utils/rule-texts';
import { amountAndSum, sumFen } from '../../utils/work-view';
import { workerOrderView } from './worker-order-view';

type Answer = Awaited<ReturnType<typeof api.publishing.order>>;
type Sheet = 'return' | 'less';

interface Own {
  orderId: string;
  answer?: Answer;
  pictures: OrderPictures;
  reason: string;
  isLoading: boolean;
}

const own = (page: unknown): Own => page as Own;

const leastReason = 2;

/** Ways out beside accepting. */
function waysOf({ may, dispute }: Answer) {
  const ways = [
    may.includes('cancel') && { id: 'cancel', text: '取消这一单', note: '先看会怎样，再决定' },
    dispute !== undefined && { id: 'dispute', text: '申诉记录', note: '双方的说明和裁定' },
    may.includes('dispute') && { id: 'dispute', text: '申诉', note: '请平台裁定，双方都能说明' },
    may.includes('rate') && { id: 'rate', text: '评价接单者', note: '只说事实' },
    { id: 'report', text: '举报接单者', note: '代打卡、造假、骚扰等，人工处理' },
  ];
  return ways.filter((way) => way !== false);
}

const orderPage = (answer: Answer, pictures: OrderPictures, nowMs: number) => ({
  ...workerOrderView(answer.order, pictures, nowMs),
  steps: stepsView(answer.timeline),
  ways: waysOf(answer),
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    order: undefined as ReturnType<typeof orderPage> | undefined,
    sheet: '' as Sheet | '',
    sheetTitle: '',
    quantity: 0,
    quantityText: '',
    problem: '',
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { orderId: id, reason: '', isLoading: false, pictures: noPictures });
  },
  onShow() {
    startTicking(this, () => this.tick());
    this.load();
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  tick() {
    const { acceptsByItselfAtMs } = own(this).answer?.order ?? {};
    if (acceptsByItselfAtMs !== undefined && acceptsByItselfAtMs <= serverNowMs()) this.load();
    else this.show();
  },
  async load() {
    const page = own(this);
    if (page.isLoading) return;
    page.isLoading = true;
    try {
      page.answer = await api.publishing.order({ orderId: page.orderId });
      this.show();
      this.loadPictures();
    } catch (error) {
      const { code, message } = shownError(error);
      if (this.data.state === 'ready') return;
      const errorText = code === 'INVALID_INPUT' ? '订单不存在' : message;
      this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
    } finally {
      page.isLoading = false;
    }
  },
  async loadPictures() {
    const seen = await orderPictures([own(this).orderId]);
    own(this).pictures = together(own(this).pictures, seen);
    this.show();
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  show() {
    const { answer } = own(this);
    if (!answer) return;
    const order = orderPage(answer, own(this).pictures, serverNowMs());
    if (this.data.state !== 'ready' || JSON.stringify(order) !== JSON.stringify(this.data.order))
      this.setData({ state: 'ready', order });
  },
  /** The photo of a check-in. */
  look(event: WechatMiniprogram.TouchEvent) {
    const { url } = event.currentTarget.dataset as { url?: string };
    if (url) wx.previewImage({ current: url, urls: [url] });
  },
  way(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (id === 'report') return openPage(`/pages/support/report?order=${own(this).orderId}&side=worker`);
    const as = id === 'rate' ? `&as=publisher${breachesQuery(own(this).answer ?? {})}` : '';
    openPage(`/pages/orders/${id}?id=${own(this).orderId}${as}`);
  },
  /** Answers whether it was done. What changed meanwhile is shown. */
  async run(act: (seen: { orderId: string; handedInAtMs: number }) => Promise<unknown>): Promise<boolean> {
    const { order } = own(this).answer ?? {};
    if (!order || this.data.isBusy) return false;
    this.setData({ isBusy: true, problem: '' });
    try {
      await act({ orderId: order.orderId, handedInAtMs: order.handedInAtMs ?? 0 });
      return true;
    } catch (error) {
      const { message, problemOf, code } = shownError(error);
      const isMoved = code === 'CHANGED_MEANWHILE' || code === 'ORDER_NOT_HANDED_IN';
      if (this.data.sheet && isOpen(this) && !isMoved)
        this.setData({ problem: problemOf('reason') ?? message });
      else {
        this.setData({ sheet: '' });
        if (code === 'CHANGED_MEANWHILE') say('接单者刚刚改了提交的内容，请再看一遍');
        else sayError(error);
      }
      return false;
    } finally {
      this.setData({ isBusy: false });
      this.load();
    }
  },
  async accept() {
    const { order } = this.data;
    if (!order || this.data.isBusy) return;
    const text = `${order.sum} 马上记为接单者的收入，不能撤回。`;
    if (!(await confirm({ title: '通过验收？', text, yes: '通过' }))) return;
    if (await this.run((seen) => api.publishing.accept(seen))) say('已通过');
  },
  openReturn() {
    if ((own(this).answer?.order.returns ?? 0) >= maxReturns)
      return say(`已退回 ${maxReturns} 次，不能再退回。可以改数量或申诉`);
    this.setData({ sheet: 'return', sheetTitle: '退回的原因', problem: '' });
  },
  openLess() {
    const { order } = own(this).answer ?? {};
    if (!order) return;
    this.setData({ sheet: 'less', sheetTitle: '按较少数量验收', problem: '' });
    this.count(this.lessBy(order.handedInQuantity ?? 0));
  },
  closeSheet() {
    if (!this.data.isBusy) this.setData({ sheet: '' });
  },
  stepSize(): number {
    return own(this).answer?.order.pay.unit === 'hour' ? 0.5 : 1;
  },
  lessBy(quantity: number): number {
    return Math.max(0, quantity - this.stepSize());
  },
  count(quantity: number) {
    const { order } = own(this).answer ?? {};
    if (order) this.setData({ quantity, quantityText: amountAndSum(order, quantity) });
  },
  less() {
    this.count(this.lessBy(this.data.quantity));
  },
  more() {
    const { handedInQuantity = 0 } = own(this).answer?.order ?? {};
    const next = this.data.quantity + this.stepSize();
    if (next < handedInQuantity) this.count(next);
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).reason = event.detail.value;
    if (this.data.problem) this.setData({ problem: '' });
  },
  async send() {
    const { sheet, quantity } = this.data;
    const reason = own(this).reason.trim();
    if (reason.length < leastReason) return this.setData({ problem: '请写明原因，接单者会看到' });
    const { order } = own(this).answer ?? {};
    if (!order) return;
    if (sheet === 'return') {
      if (!(await this.run((seen) => api.publishing.returnWork({ ...seen, reason })))) return;
      say('已退回，等接单者重新提交');
    } else {
      const text = `按 ¥${yuan(sumFen(order.pay.amountFen, quantity))} 验收。接单者同意或 ${ruleTexts.dispute}内没有申诉就入账。`;
      if (!(await confirm({ title: '按较少数量验收？', text, yes: '确定' }))) return;
      if (!(await this.run((seen) => api.publishing.accept({ ...seen, quantity, reason })))) return;
      say('已按较少数量验收');
    }
    own(this).reason = '';
    this.setData({ sheet: '' });
  },
});
