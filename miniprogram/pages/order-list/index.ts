import type { InputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { showNews } from '../../services/news';
import { emptyList, type ListPage, listPage } from '../../services/pager';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { startTicking, stopTicking } from '../../services/ticking';
import { type Agenda, keepAgenda, keptAgenda } from '../../stores/kept-orders';
import { wantedOrders } from '../../stores/order-filter';
import { serverNowMs } from '../../stores/server-time';
import { session } from '../../stores/session';
import { type AgendaSection, agendaSections } from '../../utils/agenda-view';
import { orderRow } from '../../utils/order-view';

type Group = NonNullable<InputOf<typeof contract.orders.mine>['group']>;
type Row = ReturnType<typeof orderRow>;
type OrderPage = ListPage<Row> & { readonly data: { readonly group: string } };

interface Own {
  agenda?: Agenda | undefined;
}

const own = (page: unknown): Own => page as Own;

/** As many as are counted. */
const mostCounted = 50;
const counted = (name: string, count = 0): string =>
  count === 0 ? name : `${name} ${count >= mostCounted ? `${mostCounted}+` : count}`;

const choices = (counts?: Agenda['counts']): { value: Group; text: string }[] => [
  { value: 'ahead', text: counted('要去的', counts?.ahead) },
  { value: 'waiting', text: counted('等结果', counts?.waiting) },
  { value: 'in-acceptance', text: counted('待验收', counts?.inAcceptance) },
  { value: 'over', text: '已完成' },
];

const nothing: Readonly<Record<Group, { title: string; text: string }>> = {
  ahead: { title: '没有要去的任务', text: '报名并录用后，时间和地点会显示在这里。' },
  waiting: { title: '没有等结果的报名', text: '报名需要审核的任务后，会显示在这里。' },
  'in-acceptance': { title: '没有待验收的订单', text: '提交成果后，验收进度会显示在这里。' },
  over: { title: '还没有完成的订单', text: '验收、取消或未通过的订单会显示在这里。' },
};

async function loadOrders(cursor: string | undefined, page: OrderPage) {
  if (!session.get()) return { rows: [], next: undefined };
  const group = page.data.group as Group;
  const { orders, next } = await api.orders.mine({ group, ...(cursor && { cursor }) });
  return { rows: orders.map(orderRow), next };
}

Page({
  data: {
    ...emptyList<Row>(),
    isSignedIn: true,
    isBusy: false,
    group: 'ahead' as Group,
    choices: choices(),
    /** Where one goes, by day; null until it is known. */
    sections: null as AgendaSection[] | null,
    agendaError: '',
    isAgendaOffline: false,
    /** What is shown was seen earlier: there is no network now. */
    isKept: false,
    nothing: nothing.ahead,
  },

  ...listPage(loadOrders),
  /** Orders change elsewhere: each visit looks again, while the old list stays. */
  onShow() {
    const isSignedIn = session.get() !== undefined;
    if (isSignedIn !== this.data.isSignedIn) this.setData({ isSignedIn });
    showNews();
    const wanted = wantedOrders.get() as Group | undefined;
    wantedOrders.set(undefined);
    if (!isSignedIn) return this.forget();
    startTicking(this, () => this.showAgenda());
    if (wanted !== undefined && wanted !== this.data.group) this.showGroup(wanted);
    else this.look();
    if (this.data.group !== 'ahead') this.loadAgenda();
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
  },
  /** Whoever signed out leaves nothing to whoever holds the phone next. */
  forget() {
    stopTicking(this);
    own(this).agenda = undefined;
    this.setData({ sections: null, choices: choices(), parts: [], state: 'loading' });
  },
  /** What the chosen group shows, again. */
  look() {
    if (this.data.group === 'ahead') return this.loadAgenda();
    return this.data.state === 'ready' ? this.refresh() : this.reload();
  },
  async loadAgenda() {
    const accountId = session.get()?.accountId;
    try {
      const agenda = await api.orders.agenda({});
      if (session.get()?.accountId !== accountId) return;
      own(this).agenda = agenda;
      keepAgenda(agenda);
      this.setData({ isKept: false, agendaError: '' });
      this.showAgenda();
    } catch (error) {
      this.failAgenda(error);
    }
  },
  /** Without a network what was seen last is better than nothing. */
  failAgenda(error: unknown) {
    const { code, message } = shownError(error);
    own(this).agenda ??= keptAgenda();
    if (own(this).agenda) {
      this.setData({ isKept: true });
      return this.showAgenda();
    }
    this.setData({ agendaError: message, isAgendaOffline: code === 'OFFLINE' });
  },
  showAgenda() {
    const { agenda } = own(this);
    if (!agenda) return;
    const sections = agendaSections(agenda, serverNowMs());
    const shown = { sections, choices: choices(agenda.counts) };
    const { sections: before, choices: counts } = this.data;
    if (JSON.stringify(shown) !== JSON.stringify({ sections: before, choices: counts })) this.setData(shown);
  },
  showGroup(group: Group) {
    this.setData({ group, nothing: nothing[group], ...(group !== 'ahead' && { state: 'loading' as const }) });
    if (group === 'ahead') return this.loadAgenda();
    return this.reload();
  },
  pickGroup(event: WechatMiniprogram.CustomEvent<{ value: Group }>) {
    this.showGroup(event.detail.value);
  },
  retryAgenda() {
    this.setData({ agendaError: '' });
    this.loadAgenda();
  },
  onPullDownRefresh() {
    const work = this.data.group === 'ahead' ? [this.loadAgenda()] : [this.refresh(), this.loadAgenda()];
    Promise.all(work).then(() => wx.stopPullDownRefresh());
  },
  async signIn() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('查看订单'))) return;
      this.setData({ isSignedIn: true });
      this.onShow();
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/orders/detail?id=${id}`);
  },
  act(event: WechatMiniprogram.TouchEvent) {
    openPage((event.currentTarget.dataset as { url: string }).url);
  },
  navigate(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const place = own(this).agenda?.ahead.find(({ orderId }) => orderId === id)?.place;
    if (place) wx.openLocation({ ...place, scale: 16 });
  },
  /** The number is asked for when it is wanted: it is kept nowhere. */
  async contact(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    try {
      const { day } = await api.orders.get({ orderId: id });
      if (day?.phone) wx.makePhoneCall({ phoneNumber: day.phone, fail: () => undefined });
      else say('发布方没有留电话');
    } catch (error) {
      sayError(error);
    }
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
