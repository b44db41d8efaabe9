import type { PicturesChanged } from '../../components/picture-picker/index';
import {
  fraudLine,
  maxTicketPictures,
  maxTicketText,
  type ReportReasonName,
  reportReason,
  reportReasonNames,
} from '../../generated/support/report-reasons';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { newKey } from '../../utils/keys';

/** What somebody stands before; of an order also which side is reported. */
interface Query {
  readonly task?: string;
  readonly publisher?: string;
  readonly order?: string;
  readonly side?: 'worker' | 'publisher';
}

interface Own {
  query: Query;
  text: string;
  pictures: PicturesChanged;
  /** Of what is being written: sent again with every retry. */
  key: string;
}

const own = (page: unknown): Own => page as Own;
const none: PicturesChanged = { pictureIds: [], pictures: [], isBusy: false, hasFailed: false };

const aboutOf = ({ task, publisher, order }: Query) => {
  if (order) return { orderId: order };
  return task ? { taskId: task } : { publisherId: publisher ?? '' };
};

Page({
  data: {
    reasons: [] as { readonly value: ReportReasonName; readonly text: string }[],
    /** Whom it is about. */
    whom: '',
    reason: '' as ReportReasonName | '',
    promise: '',
    isLikelyFraud: false,
    fraudLine,
    text: '',
    maxText: maxTicketText,
    maxPictures: maxTicketPictures,
    given: [] as never[],
    problem: '',
    isBusy: false,
  },

  onLoad(query: Query) {
    Object.assign(this, { query, text: '', pictures: none, key: newKey() });
    const side = query.side === 'worker' ? 'worker' : 'publisher';
    this.setData({
      whom: side === 'worker' ? '接单者' : '发布方',
      reasons: reportReasonNames
        .filter((value) => reportReason(value).of.includes(side))
        .map((value) => ({ value, text: reportReason(value).text })),
    });
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { value } = event.currentTarget.dataset as { value: ReportReasonName };
    const { stops, isLikelyFraud = false } = reportReason(value);
    const promise = stops
      ? '提交后对方马上不能招人和发布任务，24 小时内由人工处理并答复您。'
      : '3 个工作日内由人工处理并答复您。';
    this.setData({ reason: value, promise, isLikelyFraud, problem: '' });
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    own(this).text = event.detail.value;
    if (this.data.problem) this.setData({ problem: '' });
  },
  changePictures(event: WechatMiniprogram.CustomEvent<PicturesChanged>) {
    own(this).pictures = event.detail;
    if (this.data.problem) this.setData({ problem: '' });
  },
  call() {
    wx.makePhoneCall({ phoneNumber: fraudLine, fail: () => undefined });
  },
  missing(): string {
    const { text, pictures } = own(this);
    if (!this.data.reason) return '请选择举报原因';
    if (pictures.isBusy) return '图片还在上传，请稍候再提交';
    if (pictures.hasFailed) return '有图片没有传上：点它重试，或删除后再提交';
    const isShort = text.trim().length > 0 && text.trim().length < 4;
    return isShort ? '说明至少写 4 个字，也可以不写' : '';
  },
  async send() {
    if (this.data.isBusy) return;
    const problem = this.missing();
    const { reason } = this.data;
    if (problem || !reason) return this.setData({ problem });
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('举报'))) return;
      const { query, text, pictures, key } = own(this);
      const said = text.trim();
      const { ticket } = await api.support.report({
        about: aboutOf(query),
        reason,
        ...(said && { text: said }),
        pictureIds: [...pictures.pictureIds],
        idempotencyKey: key,
      });
      wx.redirectTo({ url: `/pages/support/ticket?id=${ticket.ticketId}` });
    } catch (error) {
      const { message, problemOf } = shownError(error);
      this.setData({ problem: problemOf('text') ?? message });
      if (!message) sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
