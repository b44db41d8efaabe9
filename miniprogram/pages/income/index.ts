import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { serverNowMs } from '../../stores/server-time';
import { session } from '../../stores/session';
import { day, moment } from '../../utils/format';
import { yuanExact } from '../../utils/yuan-exact';

type Overview = OutputOf<typeof contract.income.overview>;
type Settlement = OutputOf<typeof contract.income.settlements>['settlements'][number];

/** Up to 99,999 in full, then in 万: bars stand close together. */
const shortYuan = (amountFen: number): string => {
  const whole = Math.round(amountFen / 100);
  return whole < 100_000 ? String(whole) : `${Math.round(whole / 1_000) / 10}万`;
};

/** What was left of each month, as bars; undefined where there is nothing to compare. */
function barsOf(months: Overview['months']) {
  const most = Math.max(...months.map(({ netFen }) => netFen));
  if (months.filter(({ netFen }) => netFen > 0).length < 2) return undefined;
  return months.map(({ month, netFen }) => ({
    id: month,
    label: `${Number(month.slice(5))} 月`,
    value: netFen === 0 ? '' : shortYuan(netFen),
    share: Math.round((netFen / most) * 100),
  }));
}

const barsText = (months: Overview['months']): string =>
  months.map(({ month, netFen }) => `${Number(month.slice(5))} 月 ${yuanExact(netFen)}`).join('，');

const viewOf = ({ payableFen, earnedFen, hurdle, month, months, year, coming }: Overview) => ({
  payable: yuanExact(payableFen),
  earned: earnedFen > 0 ? yuanExact(earnedFen) : '',
  hurdle: hurdle && earnedFen > 0 ? hurdle.text : '',
  canMend: hurdle !== undefined && hurdle.why !== 'identity-check',
  month: {
    title: `${Number(month.month.slice(5))} 月已结算`,
    gross: yuanExact(month.grossFen),
    taken: yuanExact(month.takenFen),
    net: yuanExact(month.netFen),
  },
  year: year && {
    title: `${year.year} 年累计`,
    gross: yuanExact(year.grossFen),
    taken: yuanExact(year.takenFen),
    toRecover: year.toRecoverFen > 0 ? yuanExact(year.toRecoverFen) : '',
  },
  bars: barsOf(months),
  barsText: barsText(months),
  coming: coming.map(({ atMs, orders, amountFen }) => ({
    atMs,
    when: atMs <= serverNowMs() ? '等待结算' : `${day(atMs, serverNowMs())}结算`,
    orders: `${orders} 个订单 · 税前`,
    amount: yuanExact(amountFen),
  })),
});

const rowOf = ({ settlementId, atMs, grossFen, takenFen, netFen, orders, isReversal }: Settlement) => ({
  id: settlementId,
  key: `${settlementId}${isReversal ? '-' : ''}`,
  when: moment(atMs),
  lines: `${isReversal ? '冲回 ' : ''}${orders} 个订单 · 税前 ${yuanExact(grossFen)} · 税 ${yuanExact(takenFen)}`,
  net: yuanExact(netFen),
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    view: null as ReturnType<typeof viewOf> | null,
    month: '',
    rows: [] as ReturnType<typeof rowOf>[],
    next: '',
    isBusy: false,
  },

  onShow() {
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  async load() {
    if (!session.get()) return this.setData({ state: 'signed-out' });
    try {
      const overview = await api.income.overview({});
      const { month } = overview.month;
      const { settlements, next = '' } = await api.income.settlements({ month });
      this.setData({ state: 'ready', view: viewOf(overview), month, rows: settlements.map(rowOf), next });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  reload() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async more() {
    const { month, next, rows, isBusy } = this.data;
    if (isBusy || next === '') return;
    this.setData({ isBusy: true });
    try {
      const page = await api.income.settlements({ month, cursor: next });
      this.setData({ rows: [...rows, ...page.settlements.map(rowOf)], next: page.next ?? '' });
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async signIn() {
    try {
      if (await ensureMember('查看收入')) this.reload();
    } catch (error) {
      sayError(error);
    }
  },
  openReceipt(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/income/receipt?id=${id}`);
  },
  openIdentity() {
    openPage('/pages/income/identity');
  },
  openPayouts() {
    openPage('/pages/payouts/payouts');
  },
  openCertificates() {
    openPage('/pages/income/certificates');
  },
  openStatement() {
    openPage('/pages/income/statement');
  },
});
