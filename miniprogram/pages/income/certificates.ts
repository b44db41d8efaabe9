import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { leave } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { withdrawPaperRequest } from '../../services/paper-requests';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { serverNowMs } from '../../stores/server-time';
import { monthAt } from '../../utils/months';
import { paperRequestView } from '../../utils/paper-request-view';

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    rows: [] as ReturnType<typeof paperRequestView>[],
    year: 0,
    email: '',
    emailError: '',
    isBusy: false,
  },

  onLoad() {
    this.setData({ year: Number(monthAt(serverNowMs()).slice(0, 4)) });
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
      if (!(await ensureMember('申请完税证明'))) return leave(this);
      const { requests } = await api.documents.requests({ kind: 'certificate', limit: 50 });
      const email = this.data.email || (requests[0]?.email ?? '');
      this.setData({ state: 'ready', rows: requests.map(paperRequestView), email });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  type(event: Typed) {
    this.setData({ email: event.detail.value, emailError: '' });
  },
  earlier() {
    this.setData({ year: this.data.year - 1 });
  },
  later() {
    const newest = Number(monthAt(serverNowMs()).slice(0, 4));
    this.setData({ year: Math.min(newest, this.data.year + 1) });
  },
  async submit() {
    const { year, email, isBusy } = this.data;
    if (isBusy) return;
    this.setData({ isBusy: true, emailError: '' });
    try {
      await api.documents.requestCertificate({ year, email });
      say('已提交，开好会通知您');
      await this.load();
    } catch (error) {
      const failed = shownError(error);
      if (failed.code === 'IDENTITY_NOT_FOUND') return openPage('/pages/income/identity');
      const emailError = failed.problemOf('email') ?? '';
      this.setData({ emailError });
      if (emailError === '') sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    await withdrawPaperRequest(id, () => this.load());
  },
});
