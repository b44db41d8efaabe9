import type { PicturesChanged } from '../../components/picture-picker/index';
import { maxTicketPictures, maxTicketText } from '../../generated/support/report-reasons';
import { api } from '../../services/api';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { newKey } from '../../utils/keys';

type Kind = 'feedback' | 'complaint' | 'appeal';

interface Own {
  /** Of the report that is appealed against. */
  reportId: string;
  text: string;
  pictures: PicturesChanged;
  /** Of what is being written: sent again with every retry. */
  key: string;
}

const own = (page: unknown): Own => page as Own;
const none: PicturesChanged = { pictureIds: [], pictures: [], isBusy: false, hasFailed: false };
const leastText = 4;

const forms: Readonly<
  Record<
    Kind,
    { readonly name: string; readonly hint: string; readonly promise: string; readonly button: string }
  >
> = {
  feedback: {
    name: '意见反馈',
    hint: '哪里不好用，或者希望有什么',
    promise: '每一条都有人看，15 日内答复您。',
    button: '提交反馈',
  },
  complaint: {
    name: '投诉',
    hint: '发生了什么，希望怎么解决；与订单有关的，请写上订单编号',
    promise: '15 日内核实并答复您。对某个任务或人的，请在任务页或订单页举报，处理更快。',
    button: '提交投诉',
  },
  appeal: {
    name: '申诉',
    hint: '为什么不认可，有什么可以证明',
    promise: '由人工复核，3 个工作日内答复；每次处理可以申诉一次。',
    button: '提交申诉',
  },
};

const isKind = (kind: string): kind is Kind => kind in forms;

Page({
  data: {
    kind: 'feedback' as Kind,
    form: forms.feedback,
    text: '',
    maxText: maxTicketText,
    maxPictures: maxTicketPictures,
    given: [] as never[],
    problem: '',
    isBusy: false,
  },

  onLoad({ kind = '', id = '' }: { kind?: string; id?: string }) {
    Object.assign(this, { reportId: id, text: '', pictures: none, key: newKey() });
    if (!isKind(kind)) return;
    wx.setNavigationBarTitle({ title: forms[kind].name });
    this.setData({ kind, form: forms[kind] });
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
    if (text.trim().length < leastText) return '请至少写 4 个字';
    if (pictures.isBusy) return '图片还在上传，请稍候再提交';
    return pictures.hasFailed ? '有图片没有传上：点它重试，或删除后再提交' : '';
  },
  async send() {
    if (this.data.isBusy) return;
    const problem = this.missing();
    if (problem) return this.setData({ problem });
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember(this.data.form.name))) return;
      const ticketId = await this.give();
      wx.redirectTo({ url: `/pages/support/ticket?id=${ticketId}` });
    } catch (error) {
      const { message, problemOf } = shownError(error);
      this.setData({ problem: problemOf('text') ?? message });
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async give(): Promise<string> {
    const { kind } = this.data;
    const { reportId, text, pictures, key: idempotencyKey } = own(this);
    const said = { text: text.trim(), pictureIds: [...pictures.pictureIds], idempotencyKey };
    const { ticket } =
      kind === 'appeal'
        ? await api.support.appeal({ ...said, ...(reportId && { reportId }) })
        : await api.support.write({ ...said, kind });
    return ticket.ticketId;
  },
});
