import type { PicturesChanged } from '../../components/picture-picker/index';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
import { type PicturesById, picturesOf } from '../../services/order-pictures';
import { shownError } from '../../services/shown-error';
import type { OrderAnswer } from '../../stores/kept-orders';
import { yuan } from '../../utils/format';
import { reasonOf } from '../../utils/order-view';
import { ruleTexts } from '../../utils/rule-texts';
import { shownPictures, sumFen } from '../../utils/work-view';

interface Draft {
  readonly quantity: number;
  readonly text: string;
}

interface Own {
  orderId: string;
  answer: OrderAnswer | undefined;
  text: string;
  pictures: PicturesChanged;
}

const own = (page: unknown): Own => page as Own;

const none: PicturesChanged = { pictureIds: [], pictures: [], isBusy: false, hasFailed: false };
/** What was written is still there when the phone rang; one draft for each order, until it is sent. */
const draftKey = (orderId: string): string => `hand-in:${orderId}`;

/** Hours are counted in halves. */
const stepOf = (unit: string): number => (unit === 'hour' ? 0.5 : 1);

Page({
  data: {
    rules: ruleTexts,
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    title: '',
    /** Why it was returned. */
    returned: '',
    unit: '',
    quantity: 0,
    agreed: 0,
    sum: '',
    text: '',
    given: [] as { pictureId: string; url?: string }[],
    /** What was handed in is replaced. */
    isAgain: false,
    problem: '',
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { orderId: id, text: '', pictures: none });
    this.load();
  },
  async load() {
    try {
      const answer = await api.orders.get({ orderId: own(this).orderId });
      own(this).answer = answer;
      const isAgain = (answer.work?.handIn?.pictureIds.length ?? 0) > 0;
      this.begin(answer, isAgain ? await picturesOf([answer.order.orderId]) : {});
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  begin({ order, work }: OrderAnswer, pictures: PicturesById) {
    const draft: Draft | '' = wx.getStorageSync(draftKey(order.orderId));
    const before = work?.handIn;
    const quantity = (draft || before)?.quantity ?? order.quantity;
    const text = draft ? draft.text : (before?.text ?? '');
    const given = shownPictures(before?.pictureIds ?? [], pictures);
    const step = order.timeline.filter(({ status }) => status === 'returned').pop();
    Object.assign(this, { text, pictures: { ...none, pictureIds: given.map(({ pictureId }) => pictureId) } });
    this.setData({
      state: 'ready',
      title: order.title,
      returned: order.status === 'returned' && step ? reasonOf(step) : '',
      isAgain: before !== undefined,
      unit: labels.payUnit[order.pay.unit],
      agreed: order.quantity,
      text,
      given,
    });
    this.count(quantity);
  },
  count(quantity: number) {
    const { order } = own(this).answer ?? {};
    if (!order) return;
    this.setData({ quantity, sum: `¥${yuan(sumFen(order.pay.amountFen, quantity))}`, problem: '' });
  },
  /** More than was agreed nobody pays. */
  change(by: number) {
    const { order } = own(this).answer ?? {};
    if (!order) return;
    const next = this.data.quantity + by * stepOf(order.pay.unit);
    if (next < 0 || next > order.quantity) return;
    this.count(next);
    this.keepDraft();
  },
  less() {
    this.change(-1);
  },
  more() {
    this.change(1);
  },
  typeQuantity(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { order } = own(this).answer ?? {};
    const value = Number(event.detail.value);
    if (!order || Number.isNaN(value)) return;
    const step = stepOf(order.pay.unit);
    this.count(Math.min(order.quantity, Math.max(0, Math.round(value / step) * step)));
    this.keepDraft();
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).text = event.detail.value;
    this.keepDraft();
    if (this.data.problem) this.setData({ problem: '' });
  },
  keepDraft() {
    const { orderId, text } = own(this);
    wx.setStorageSync(draftKey(orderId), { quantity: this.data.quantity, text } satisfies Draft);
  },
  changePictures(event: WechatMiniprogram.CustomEvent<PicturesChanged>) {
    own(this).pictures = event.detail;
    if (this.data.problem) this.setData({ problem: '' });
  },
  async submit() {
    const { orderId, text, pictures } = own(this);
    const { quantity, isBusy } = this.data;
    if (isBusy) return;
    if (pictures.isBusy) return this.setData({ problem: '照片还在上传，请稍候再提交' });
    if (pictures.hasFailed) return this.setData({ problem: '有照片没有传上：点它重试，或删除后再提交' });
    this.setData({ isBusy: true, problem: '' });
    const said = text.trim();
    try {
      await api.orders.handIn({
        orderId,
        quantity,
        ...(said && { text: said }),
        pictureIds: [...pictures.pictureIds],
      });
      wx.removeStorageSync(draftKey(orderId));
      say('已提交，等待验收');
      leave(this);
    } catch (error) {
      const { message, problemOf } = shownError(error);
      if (!isOpen(this)) return sayError(error);
      this.setData({ problem: problemOf('text') ?? problemOf('quantity') ?? message });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
