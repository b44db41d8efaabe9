import type { Profile } from '../../../shared/contract/account';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { ensureMember, loadProfile, signOut } from '../../services/sign-in';
import { profile, session } from '../../stores/session';

interface Own {
  unsubscribe: () => void;
}

const own = (page: unknown): Own => page as Own;

/** Pages that only a member has something on; the others open for everybody. */
const purposes: Readonly<Record<string, string>> = {
  '/pages/settings/profile': '编辑资料',
  '/pages/payouts/accounts': '管理收款账户',
  '/pages/sharing/mine': '查看分享',
  '/pages/settings/notices': '查看通知',
  '/pages/settings/logins': '查看登录记录',
};

const cardOf = (known: Profile) => ({
  initials: known.initials,
  name: known.nickname ?? '微信用户',
  note: known.complete
    ? [known.cityName, known.phone].filter(Boolean).join(' · ') || '资料已完善'
    : '完善资料后才能报名',
  isComplete: known.complete,
  isSuspended: known.status === 'suspended',
});

Page({
  data: {
    isMember: false,
    /** Somebody is signed in but their profile is not here yet. */
    isLoading: false,
    /** The profile did not come: neither signed out nor shown. */
    isFailed: false,
    card: null as ReturnType<typeof cardOf> | null,
    hasNews: false,
    isBusy: false,
  },

  onLoad() {
    own(this).unsubscribe = profile.subscribe((known) => this.show(known));
    this.show(profile.get());
  },
  onUnload() {
    own(this).unsubscribe();
  },
  onShow() {
    this.refresh();
  },
  onPullDownRefresh() {
    this.refresh().then(() => wx.stopPullDownRefresh());
  },
  show(known: Profile | undefined) {
    const isMember = known?.awaitingConsent.length === 0;
    this.setData({ isMember, ...(known && { card: cardOf(known) }) });
  },
  async refresh() {
    if (!session.get()) return this.setData({ isMember: false, hasNews: false });
    this.setData({ isLoading: this.data.card === null, isFailed: false });
    try {
      const known = await loadProfile();
      if (known?.awaitingConsent.length !== 0) return;
      const { notices } = await api.messages.notices({ unread: true, limit: 1 });
      this.setData({ hasNews: notices.length > 0 });
    } catch (error) {
      if (this.data.isMember) sayError(error);
      else this.setData({ isFailed: true });
    } finally {
      this.setData({ isLoading: false });
    }
  },
  async signIn() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      const member = await ensureMember('登录');
      if (member && !member.complete) openPage('/pages/settings/profile');
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async open(event: WechatMiniprogram.TouchEvent) {
    const { url } = event.currentTarget.dataset as { url: string };
    const purpose = purposes[url];
    try {
      if (purpose !== undefined && !(await ensureMember(purpose))) return;
      openPage(url);
    } catch (error) {
      sayError(error);
    }
  },
  async logOut() {
    const text = '退出后仍可浏览任务；报名和收款需要重新登录。';
    if (!(await confirm({ title: '退出登录？', text, yes: '退出' }))) return;
    await signOut();
    this.setData({ isMember: false, hasNews: false, card: null });
    say('已退出登录');
  },
});
