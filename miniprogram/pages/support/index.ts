import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { fraudLine } from '../../generated/support/report-reasons';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { session } from '../../stores/session';

type Answer = OutputOf<typeof contract.support.help>['answers'][number];

const rowOf = ({ topic, question, answer, page = '' }: Answer) => ({ id: topic, question, answer, page });

/** What only a member can send or read. */
const purposes: Readonly<Record<string, string>> = {
  '/pages/support/write?kind=feedback': '意见反馈',
  '/pages/support/write?kind=complaint': '投诉',
  '/pages/support/tickets': '查看处理进度',
};

Page({
  data: {
    /** Whoever is not signed in has no state to answer from. */
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    answers: [] as ReturnType<typeof rowOf>[],
    waiting: '',
    open: '',
    fraudLine,
    isBusy: false,
  },

  onShow() {
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
    if (!session.get()) return this.setData({ state: 'signed-out' });
    try {
      const { answers, unanswered } = await api.support.help({});
      const waiting = unanswered > 0 ? `${unanswered} 条处理中` : '';
      this.setData({ state: 'ready', answers: answers.map(rowOf), waiting });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  async signIn() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      if (await ensureMember('查看您的问题')) await this.load();
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  toggle(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ open: this.data.open === id ? '' : id });
  },
  /** A page of the tab bar cannot be opened over another. */
  goTo(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string };
    if (page === 'pages/me/index') wx.switchTab({ url: `/${page}` });
    else openPage(`/${page}`);
  },
  async go(event: WechatMiniprogram.TouchEvent) {
    const { url } = event.currentTarget.dataset as { url: string };
    const purpose = purposes[url];
    try {
      if (purpose !== undefined && !(await ensureMember(purpose))) return;
      openPage(url);
    } catch (error) {
      sayError(error);
    }
  },
  call() {
    wx.makePhoneCall({ phoneNumber: fraudLine, fail: () => undefined });
  },
});
