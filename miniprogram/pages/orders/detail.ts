import { api } from '../../services/api';
import { addToCalendar } from '../../services/calendar';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { noPictures, type OrderPictures, orderPictures, together } from '../../services/order-pictures';
import { openPaper } from '../../services/paper-file';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { canSubscribe, subscribeTo } from '../../services/subscribe';
import { startTicking, stopTicking } from '../../services/ticking';
import { ownKeptMarks, watchMarks } from '../../stores/kept-marks';
import { keepOrder, keptOrder, type OrderAnswer } from '../../stores/kept-orders';
import { whenBack } from '../../stores/network';
import { noteOrder } from '../../stores/own-orders';
import { serverNowMs } from '../../stores/server-time';
import { session } from '../../stores/session';
import { yuan } from '../../utils/format';
import { breachesQuery } from '../../utils/order-view';
import { hasPictures, nextTurnMs, orderPage } from './order-page';

interface Own {
  orderId: string;
  answer?: OrderAnswer | undefined;
  pictures: OrderPictures;
  /** When the page would say something else by itself. */
  turnMs: number;
  isLoading: boolean;
  unsubscribe: () => void;
}

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    /** What is shown was seen earlier: there is no network now. */
    isKept: false,
    order: undefined as ReturnType<typeof orderPage> | undefined,
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    const watched = [
      watchMarks(() => {
        this.show();
        this.load();
      }),
      whenBack(() => this.data.isKept && this.load()),
    ];
    Object.assign(this, {
      orderId: id,
      turnMs: Number.POSITIVE_INFINITY,
      isLoading: false,
      pictures: noPictures,
      unsubscribe: () => {
        for (const each of watched) each();
      },
    });
  },
  /** What came of a page behind it is seen at once. */
  onShow() {
    startTicking(this, () => this.tick());
    this.load();
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
    own(this).unsubscribe();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  tick() {
    if (serverNowMs() >= own(this).turnMs) this.load();
    else this.show();
  },
  async load() {
    const page = own(this);
    // A notice in WeChat opens this page; whoever logged out signs in first.
    if (!session.get()) return this.setData({ state: 'signed-out' });
    if (page.isLoading) return;
    page.isLoading = true;
    try {
      const answer = await api.orders.get({ orderId: page.orderId });
      keepOrder(answer);
      noteOrder(answer.order);
      this.take(answer, false);
      this.loadPictures(answer);
    } catch (error) {
      this.fail(error);
    } finally {
      page.isLoading = false;
    }
  },
  async loadPictures(answer: OrderAnswer) {
    if (!answer.day && !hasPictures(answer)) return;
    const seen = await orderPictures([own(this).orderId]);
    own(this).pictures = together(own(this).pictures, seen);
    this.show();
  },
  take(answer: OrderAnswer, isKept: boolean) {
    const page = own(this);
    page.answer = answer;
    page.turnMs = nextTurnMs(answer, serverNowMs());
    if (this.data.isKept !== isKept) this.setData({ isKept });
    this.show();
  },
  fail(error: unknown) {
    const { code, message } = shownError(error);
    const known = keptOrder(own(this).orderId);
    if (known && ['OFFLINE', 'UNREACHABLE', 'TIMEOUT'].includes(code)) {
      // Asked again at the next turn or when the network is back, not every few seconds.
      return this.take(own(this).answer ?? known, true);
    }
    if (this.data.state === 'ready') return sayError(error);
    const errorText = code === 'INVALID_INPUT' ? '订单不存在' : message;
    this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
  },
  show() {
    const { answer, orderId, pictures } = own(this);
    if (!answer) return;
    const kept = ownKeptMarks().filter((mark) => mark.orderId === orderId);
    const order = orderPage(
      answer,
      { kept, pictures, isTold: canSubscribe('workReminder', 'acceptance') },
      serverNowMs(),
    );
    if (this.data.state !== 'ready' || JSON.stringify(order) !== JSON.stringify(this.data.order))
      this.setData({ state: 'ready', order });
  },
  reload() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async signIn() {
    try {
      if (await ensureMember('查看订单')) this.reload();
    } catch (error) {
      sayError(error);
    }
  },
  openTask() {
    openPage(`/pages/task/index?id=${this.data.order?.taskId}`);
  },
  openPublisher() {
    openPage(`/pages/publisher/index?id=${this.data.order?.day?.publisherId}`);
  },
  navigate() {
    const place = own(this).answer?.day?.place;
    if (place) wx.openLocation({ ...place, scale: 16 });
  },
  call() {
    const phoneNumber = this.data.order?.day?.phone;
    if (phoneNumber) wx.makePhoneCall({ phoneNumber, fail: () => undefined });
  },
  remember() {
    const { order, day } = own(this).answer ?? {};
    if (!order?.nextSession) return;
    const location = [day?.place.name, day?.place.address].filter(Boolean).join(' ');
    addToCalendar({ title: order.title, ...order.nextSession, location });
  },
  /** The photo of a check-in. */
  look(event: WechatMiniprogram.TouchEvent) {
    const { url } = event.currentTarget.dataset as { url?: string };
    if (url) wx.previewImage({ current: url, urls: [url] });
  },
  /** WeChat itself says that it was copied. */
  copyNumber() {
    wx.setClipboardData({
      data: this.data.order?.number ?? '',
      fail: () => say('没有复制：请先同意隐私保护指引，或长按编号复制'),
    });
  },
  way(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (id === 'remind' || id === 'tell') return this.tellMe(id);
    if (id === 'report') return openPage(`/pages/support/report?order=${own(this).orderId}&side=publisher`);
    const page = id === 'dispute' ? 'dispute' : 'cancel';
    openPage(`/pages/orders/${page}?id=${own(this).orderId}`);
  },
  async paper(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: 'receipt' | 'contract' | 'proof' };
    const { orderId, answer } = own(this);
    if (id === 'receipt') return openPage(`/pages/income/receipt?id=${answer?.settlementId}`);
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await openPaper((await api.documents[id]({ orderId })).file);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  /** Within the tap, or WeChat does not ask. */
  async tellMe(of: 'remind' | 'tell') {
    const isAllowed =
      of === 'remind' ? subscribeTo('workReminder', 'orderChange') : subscribeTo('acceptance');
    say((await isAllowed) ? '好的，微信会通知您' : '没有允许微信通知，仍可在消息里查看');
  },
  act(event: WechatMiniprogram.TouchEvent) {
    const { which } = event.currentTarget.dataset as { which: 'main' | 'lesser' };
    const act = this.data.order?.[which];
    const { orderId } = own(this);
    if (!act || this.data.isBusy) return;
    const run = {
      attend: () => openPage(`/pages/orders/attend?id=${orderId}&start=${act.startMs}`),
      handIn: () => openPage(`/pages/orders/hand-in?id=${orderId}`),
      rate: () => openPage(`/pages/orders/rate?id=${orderId}${breachesQuery(own(this).answer?.order ?? {})}`),
      agree: () => this.agree(),
      acceptTerms: () => this.acceptTerms(),
      declineTerms: () => this.declineTerms(),
      task: () => this.openTask(),
      similar: () => openPage(`/pages/task/missed?id=${own(this).answer?.order.taskId}&code=refused`),
      tasks: () => wx.switchTab({ url: '/pages/task-list/index' }),
    };
    run[act.kind]();
  },
  async agree() {
    const { order } = own(this).answer ?? {};
    if (!order?.pending) return;
    const text = `¥${yuan(order.pending.payFen)} 马上入账。同意后不能再申诉。`;
    if (!(await confirm({ title: '同意按此金额验收吗？', text, yes: '同意' }))) return;
    await this.reply(() => api.orders.agree({ orderId: order.orderId }));
  },
  async acceptTerms() {
    const { order, asked } = own(this).answer ?? {};
    if (!order || !asked) return;
    const { termsVersion } = asked;
    await this.reply(
      () => api.orders.acceptTerms({ orderId: order.orderId, termsVersion }),
      '已按新条件确认',
    );
  },
  async declineTerms() {
    const { orderId } = own(this);
    const text = '报名会取消，名额放回；不扣钱，不计入记录，但不能再报名这个任务。';
    if (!(await confirm({ title: '不接受修改并退出？', text, yes: '退出', isLoss: true }))) return;
    await this.reply(() => api.orders.declineTerms({ orderId }));
  },
  /** Does one thing about the order, and shows what came of it. */
  async reply(work: () => Promise<unknown>, done = '') {
    this.setData({ isBusy: true });
    try {
      await work();
      if (done) say(done);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
      this.load();
    }
  },
});
