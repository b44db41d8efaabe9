import type { PicturesChanged } from '../../components/picture-picker/index';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { type PicturesById, picturesOf } from '../../services/order-pictures';
import { shownError } from '../../services/shown-error';
import { moment, yuan } from '../../utils/format';
import { newKey } from '../../utils/keys';
import { ruleTexts } from '../../utils/rule-texts';
import { shownPictures } from '../../utils/work-view';

type Dispute = NonNullable<Awaited<ReturnType<typeof api.orders.disputeOf>>['dispute']>;

interface Own {
  orderId: string;
  text: string;
  pictures: PicturesChanged;
  /** Of what is being written: sent again with every retry. */
  key: string;
}

const own = (page: unknown): Own => page as Own;

const none: PicturesChanged = { pictureIds: [], pictures: [], isBusy: false, hasFailed: false };
const leastText = 4;

const sides = { worker: '接单者', publisher: '发布方' } as const;
const outcomes = { full: '全额支付', part: '部分支付', nothing: '不支付' } as const;

const disputeView = ({ openedBy, statements, decision }: Dispute, pictures: PicturesById) => ({
  head: decision ? `已裁定：${outcomes[decision.outcome]}` : '平台处理中',
  text: decision
    ? `这一单收入 ¥${yuan(decision.payFen)}。${decision.reason}`
    : `${sides[openedBy]}提出申诉。双方都可以补充说明和照片，平台裁定后通知双方；在此之前这笔钱不动。`,
  isOpen: !decision,
  statements: statements.map(({ by, text, pictureIds, atMs }) => ({
    id: `${by}:${atMs}`,
    by: sides[by],
    text,
    pictures: shownPictures(pictureIds, pictures),
    time: moment(atMs),
  })),
});

Page({
  data: {
    rules: ruleTexts,
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    /** Null: there is none yet. */
    view: null as ReturnType<typeof disputeView> | null,
    text: '',
    given: [] as never[],
    problem: '',
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { orderId: id, text: '', pictures: none, key: newKey() });
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  async load() {
    try {
      this.show((await api.orders.disputeOf({ orderId: own(this).orderId })).dispute);
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      const errorText = code === 'INVALID_INPUT' ? '订单不存在' : message;
      this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
    }
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async show(dispute: Dispute | undefined) {
    this.setData({ state: 'ready', view: dispute ? disputeView(dispute, {}) : null });
    if (!dispute?.statements.some(({ pictureIds }) => pictureIds.length > 0)) return;
    this.setData({ view: disputeView(dispute, await picturesOf([dispute.orderId])) });
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).text = event.detail.value;
    if (this.data.problem) this.setData({ problem: '' });
  },
  changePictures(event: WechatMiniprogram.CustomEvent<PicturesChanged>) {
    own(this).pictures = event.detail;
    if (this.data.problem) this.setData({ problem: '' });
  },
  missing(): string {
    const { text, pictures } = own(this);
    if (text.trim().length < leastText) return '请写明发生了什么，对方和平台会看到';
    if (pictures.isBusy) return '照片还在上传，请稍候再提交';
    return pictures.hasFailed ? '有照片没有传上：点它重试，或删除后再提交' : '';
  },
  async send() {
    const { view, isBusy } = this.data;
    if (isBusy) return;
    const problem = this.missing();
    if (problem) return this.setData({ problem });
    const question = {
      title: '提出申诉吗？',
      text: '对方会看到您的说明并可以回应。提出后不能撤回，由平台裁定。',
      yes: '提出申诉',
    };
    if (!view && !(await confirm(question))) return;
    this.setData({ isBusy: true });
    try {
      this.show(await this.say(view !== null));
      Object.assign(this, { text: '', pictures: none, key: newKey() });
      this.setData({ text: '', given: [] });
      say(view ? '已补充' : '已提出申诉');
    } catch (error) {
      const { code, message, problemOf } = shownError(error);
      this.setData({ problem: problemOf('text') ?? message });
      if (code === 'ORDER_NOT_DISPUTED') this.load();
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async say(isAnswer: boolean): Promise<Dispute> {
    const { orderId, text, pictures, key } = own(this);
    const said = { orderId, text: text.trim(), pictureIds: [...pictures.pictureIds] };
    const { dispute } = isAnswer
      ? await api.orders.answerDispute({ ...said, idempotencyKey: key })
      : await api.orders.dispute(said);
    return dispute;
  },
});
