import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { leave } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { startTicking, stopTicking } from '../../services/ticking';
import { keptOrder } from '../../stores/kept-orders';
import { noteOrder } from '../../stores/own-orders';
import { cancelView, type Preview } from './cancel-view';

interface Own {
  orderId: string;
  reason: string;
}

const own = (page: unknown): Own => page as Own;

type LeaveReason = Parameters<typeof api.orders.leave>[0]['why'];

const leaveChoices: { value: LeaveReason; text: string }[] = [
  { value: 'publisher-absent', text: '发布方不在场' },
  { value: 'not-as-described', text: '工作与描述不符' },
];

/** What would happen depends on the minute: it is asked again as often, ms. */
const renewMs = 60_000;
const leastText = 2;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    /** Null: it cannot be cancelled now. */
    view: null as ReturnType<typeof cancelView>,
    leaveChoices,
    why: '',
    problem: '',
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { orderId: id, reason: '' });
  },
  onShow() {
    startTicking(this, () => this.look(), renewMs);
    this.look();
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
  },
  onPullDownRefresh() {
    this.look().then(() => wx.stopPullDownRefresh());
  },
  /** What would happen now; undefined when it could not be asked. */
  async look(): Promise<Preview | undefined> {
    try {
      const { orderId } = own(this);
      const preview = await api.orders.cancelPreview({ orderId });
      this.setData({ state: 'ready', view: cancelView(preview, keptOrder(orderId)?.order) });
      return preview;
    } catch (error) {
      const { code, message } = shownError(error);
      const errorText = code === 'INVALID_INPUT' ? '订单不存在' : message;
      if (this.data.state !== 'ready')
        this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
      return undefined;
    }
  },
  retry() {
    this.setData({ state: 'loading' });
    this.look();
  },
  pickWhy(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ why: event.detail.value, problem: '' });
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).reason = event.detail.value;
    if (this.data.problem) this.setData({ problem: '' });
  },
  /** What is still missing, in words. */
  missing(): string {
    const { view, why } = this.data;
    const text = own(this).reason.trim();
    if (view?.step === 'leave' && why === '') return '请选择原因';
    if (view?.step === 'leave' && text.length < leastText * 2) return '请写几句发生了什么，发布方会看到';
    return view?.step === 'cancel' && text.length < leastText ? '请写明原因，接单者会看到' : '';
  },
  /** The rule is looked at once more: what was read must be what happens. */
  async act() {
    const { view, isBusy } = this.data;
    if (!view || isBusy) return;
    const problem = this.missing();
    if (problem) return this.setData({ problem });
    this.setData({ isBusy: true });
    try {
      if (!(await this.look())) return say('没有连上网络，什么都没有改变，请稍后再试');
      if (JSON.stringify(this.data.view) !== JSON.stringify(view))
        return say('情况刚刚变了，请看过新的说明再决定');
      const text = view.lines.map(({ name, value }) => `${name}：${value}`).join('\n');
      if (!(await confirm({ title: view.ask, text, yes: view.act.slice(0, 4), isLoss: true }))) return;
      await this.run(view.step);
      leave(this);
    } catch (error) {
      sayError(error);
      await this.look();
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async run(step: 'withdraw' | 'leave' | 'cancel') {
    const { orderId, reason } = own(this);
    if (step === 'withdraw') noteOrder((await api.orders.withdraw({ orderId })).order);
    else if (step === 'cancel') await api.publishing.cancelOrder({ orderId, reason: reason.trim() });
    else {
      const why = this.data.why as LeaveReason;
      noteOrder((await api.orders.leave({ orderId, why, text: reason.trim() })).order);
    }
  },
  dispute() {
    openPage(`/pages/orders/dispute?id=${own(this).orderId}`);
  },
});
