import type { InputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { withdrawPaperRequest } from '../../services/paper-requests';
import { shownError } from '../../services/shown-error';
import { serverNowMs } from '../../stores/server-time';
import { monthAt, monthBeside, monthText } from '../../utils/months';
import { paperRequestView } from '../../utils/paper-request-view';
import { yuanExact } from '../../utils/yuan-exact';
import { enterPublishing } from './enter';

type Form = InputOf<typeof contract.documents.requestInvoice>['form'];
type Field = 'title' | 'taxNumber' | 'email';
type Typed = WechatMiniprogram.CustomEvent<{ value: string }> & WechatMiniprogram.TouchEvent;

const forms: readonly { readonly value: Form; readonly text: string }[] = [
  { value: 'ordinary', text: '普通发票' },
  { value: 'special', text: '增值税专用发票' },
];
const noErrors = { title: '', taxNumber: '', email: '' };
/** Months that are over and may be chosen. */
const shownMonths = 6;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    rows: [] as ReturnType<typeof paperRequestView>[],
    months: [] as { value: string; text: string }[],
    month: '',
    amount: '',
    forms,
    form: 'ordinary' as Form,
    title: '',
    taxNumber: '',
    email: '',
    errors: noErrors,
    isBusy: false,
  },

  onLoad() {
    const now = monthAt(serverNowMs());
    const months = Array.from({ length: shownMonths }, (_, at) => monthBeside(now, -1 - at));
    this.setData({
      months: months.map((value) => ({ value, text: monthText(value) })),
      month: months[0] ?? '',
    });
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
    try {
      if (!(await enterPublishing('申请发票'))) return;
      const { requests } = await api.documents.requests({ kind: 'invoice', limit: 50 });
      const [last] = requests;
      // The last one was right.
      if (last && this.data.title === '')
        this.setData({ title: last.title ?? '', taxNumber: last.taxNumber ?? '', email: last.email ?? '' });
      this.setData({ state: 'ready', rows: requests.map(paperRequestView) });
      await this.loadAmount();
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  async loadAmount() {
    const { month } = this.data;
    const { totals } = await api.publishing.statement({ month });
    if (this.data.month === month) this.setData({ amount: yuanExact(totals.totalFen) });
  },
  chooseMonth(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ month: event.detail.value, amount: '' });
    this.loadAmount().catch(sayError);
  },
  chooseForm(event: WechatMiniprogram.CustomEvent<{ value: Form }>) {
    this.setData({ form: event.detail.value, errors: noErrors });
  },
  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: Field };
    this.setData({ [field]: event.detail.value, [`errors.${field}`]: '' });
  },
  async submit() {
    const { month, form, title, taxNumber, email, amount, isBusy } = this.data;
    if (isBusy) return;
    const text = `${monthText(month)}，${amount}\n抬头：${title}${taxNumber ? `\n识别号：${taxNumber}` : ''}\n发到：${email}`;
    if (!(await confirm({ title: '请核对开票信息', text, yes: '提交', no: '返回修改' }))) return;
    this.setData({ isBusy: true, errors: noErrors });
    try {
      const asked = { month, form, title, email, ...(taxNumber.trim() !== '' && { taxNumber }) };
      await api.documents.requestInvoice(asked);
      say('已提交，开好会通知您');
      await this.load();
    } catch (error) {
      const failed = shownError(error);
      const errors = {
        title: failed.problemOf('title') ?? '',
        taxNumber: failed.problemOf('taxNumber') ?? '',
        email: failed.problemOf('email') ?? '',
      };
      this.setData({ errors });
      if (Object.values(errors).every((each) => each === '')) sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    await withdrawPaperRequest(id, () => this.load());
  },
});
