import type { Profile } from '../../../shared/contract/account';
import { api } from '../../services/api';
import { confirm, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { refreshNews } from '../../services/news';
import { ensureMember, loadProfile, signOut } from '../../services/sign-in';
import { wantedOrders } from '../../stores/order-filter';
import { profile, session } from '../../stores/session';
import { unread, unreadText } from '../../stores/unread';
import { moment } from '../../utils/format';
import { orderRow } from '../../utils/order-view';

interface Own {
  unsubscribe: () => void;
}

interface Counts {
  readonly admitted: number;
  readonly applied: number;
}

const own = (page: unknown): Own => page as Own;

/** Pages that only a member has something on; the others open for everybody. */
const purposes: Readonly<Record<string, string>> = {
  '/pages/settings/profile': '编辑资料',
  '/pages/income/index': '查看收入',
  '/pages/payouts/accounts': '管理收款账户',
  '/pages/sharing/mine': '查看分享',
  '/pages/publishing/mine': '管理发布的任务',
  '/pages/publishing/edit': '发布任务',
  '/pages/becoming/index': '成为服务商',
  '/pages/settings/notices': '查看通知',
  '/pages/settings/logins': '查看登录记录',
};

/** What keeps somebody from signing up and publishing, and the way out. */
interface Alarm {
  readonly title: string;
  readonly texts: readonly string[];
  readonly act: string;
  readonly url: string;
}

/** Why the account is suspended, and the way to appeal, or to what came of that. */
function suspensionOf({ suspension }: Profile): Alarm[] {
  if (!suspension) return [];
  const { rule, basis, reason, untilMs, appealId } = suspension;
  return [
    {
      title: `账号暂停到 ${moment(untilMs)}`,
      texts: [
        `${rule}（${basis}）：${reason}`,
        '暂停期间不能报名和发布；已录用的照常进行，已挣的钱照常结算和提现。',
      ],
      ...(appealId === undefined
        ? { act: '不认可，申诉', url: '/pages/support/write?kind=appeal' }
        : { act: '查看申诉进度', url: `/pages/support/ticket?id=${appealId}` }),
    },
  ];
}

/** That the account is being cancelled, and the way back. */
const leavingOf = ({ leavesAtMs }: Profile): Alarm[] =>
  leavesAtMs === undefined
    ? []
    : [
        {
          title: '账号正在注销',
          texts: [`${moment(leavesAtMs)} 到期，此前可以撤回；撤回前不能报名和发布。`],
          act: '查看或撤回',
          url: '/pages/settings/leave',
        },
      ];

const cardOf = (known: Profile) => ({
  initials: known.initials,
  avatarUrl: known.avatar?.url ?? '',
  name: known.nickname ?? '微信用户',
  note: known.complete
    ? [known.cityName, known.phone].filter(Boolean).join(' · ') || '资料已完善'
    : '完善资料后才能报名',
  isComplete: known.complete,
  isSuspended: known.status === 'suspended',
  alarms: [...suspensionOf(known), ...leavingOf(known)],
});

const signedOut = { isMember: false, isPublisher: false, card: null, next: null, counts: null };

Page({
  data: {
    isMember: false,
    /** Whether the person may publish tasks, beside looking for work. */
    isPublisher: false,
    /** Somebody is signed in but their profile is not here yet. */
    isLoading: false,
    /** The profile did not come: neither signed out nor shown. */
    isFailed: false,
    card: null as ReturnType<typeof cardOf> | null,
    /** The job to go to next, and how much lies ahead; null until it is known. */
    next: null as ReturnType<typeof orderRow> | null,
    counts: null as Counts | null,
    unread: unreadText(unread.get()),
    isBusy: false,
  },

  onLoad() {
    const watched = [
      profile.subscribe((known) => this.show(known)),
      unread.subscribe((count) => this.setData({ unread: unreadText(count) })),
    ];
    own(this).unsubscribe = () => {
      for (const each of watched) each();
    };
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
    const isPublisher = known?.roles.includes('publisher') === true;
    this.setData({ isMember, isPublisher, ...(known && { card: cardOf(known) }) });
  },
  async refresh() {
    if (!session.get()) return this.setData(signedOut);
    this.setData({ isLoading: this.data.card === null, isFailed: false });
    try {
      const known = await loadProfile();
      if (known?.awaitingConsent.length !== 0) return;
      await Promise.all([refreshNews(), this.lookAhead()]);
    } catch (error) {
      if (this.data.isMember) sayError(error);
      else this.setData({ isFailed: true });
    } finally {
      this.setData({ isLoading: false });
    }
  },
  async lookAhead() {
    const { next, ...counts } = await api.orders.overview({});
    this.setData({ next: next ? orderRow(next) : null, counts });
  },
  openNext() {
    openPage(`/pages/orders/detail?id=${this.data.next?.id}`);
  },
  openOrders(event: WechatMiniprogram.TouchEvent) {
    const { group } = event.currentTarget.dataset as { group: string };
    wantedOrders.set(group);
    wx.switchTab({ url: '/pages/order-list/index' });
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
  async signIn() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      const member = await ensureMember('登录');
      if (!member) return;
      await this.refresh();
      if (!member.complete) openPage('/pages/settings/profile');
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
    if (!(await confirm({ title: '退出登录？', text, yes: '退出', isLoss: true }))) return;
    await signOut();
    this.setData(signedOut);
  },
});
