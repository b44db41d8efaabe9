import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { makePaper } from '../../services/paper-file';
import { shownError } from '../../services/shown-error';
import { serverNowMs } from '../../stores/server-time';
import { moment } from '../../utils/format';
import { chosenMonth, monthAt, monthBeside } from '../../utils/months';
import { yuanExact } from '../../utils/yuan-exact';

type Statement = OutputOf<typeof contract.income.statement>;

const moves = { payout: '提现', payoutBack: '提现退回', payoutReturned: '到账后退回' } as const;

/** What is nothing is not said. */
const some = (name: string, amountFen: number) =>
  amountFen === 0 ? [] : [{ name, amount: yuanExact(amountFen) }];

const viewOf = ({ month, openingFen, closingFen, settled, drawn, totals }: Statement) => ({
  opening: yuanExact(openingFen),
  closing: yuanExact(closingFen),
  closingName: month === monthAt(serverNowMs()) ? '现在可提现' : '期末可提现',
  net: yuanExact(totals.netFen),
  drawn: yuanExact(-totals.drawnFen),
  taxes: [
    { name: '税前', amount: yuanExact(totals.grossFen) },
    { name: '个人所得税', amount: yuanExact(totals.incomeTaxFen) },
    ...some('增值税及附加', totals.vatFen),
    ...some('补扣前期税款', totals.recoveredFen),
    { name: '到手', amount: yuanExact(totals.netFen) },
  ],
  settled: settled.map(({ settlementId, atMs, grossFen, netFen, orders }) => ({
    key: `${settlementId}:${atMs}`,
    id: settlementId,
    when: moment(atMs),
    what: `${grossFen < 0 ? '撤销：' : ''}${[...new Set(orders.map(({ title }) => title))].join('、')}`,
    amount: yuanExact(netFen),
  })),
  moves: drawn.map(({ payoutId, atMs, kind, amountFen }) => ({
    id: `${payoutId}:${kind}`,
    payoutId,
    when: moment(atMs),
    what: moves[kind],
    amount: yuanExact(amountFen),
  })),
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    month: '',
    monthText: '',
    isNewest: true,
    year: '',
    view: null as ReturnType<typeof viewOf> | null,
    isBusy: false,
  },

  onLoad({ month = monthAt(serverNowMs()) }: { month?: string }) {
    this.choose(month);
  },
  choose(month: string) {
    this.setData({ state: 'loading', ...chosenMonth(month, serverNowMs()), year: month.slice(0, 4) });
    this.load();
  },
  earlier() {
    this.choose(monthBeside(this.data.month, -1));
  },
  later() {
    if (!this.data.isNewest) this.choose(monthBeside(this.data.month, 1));
  },
  async load() {
    const { month } = this.data;
    try {
      const view = viewOf(await api.income.statement({ month }));
      // Another month may have been chosen meanwhile.
      if (this.data.month === month) this.setData({ state: 'ready', view });
    } catch (error) {
      if (this.data.month !== month) return;
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  retry() {
    this.choose(this.data.month);
  },
  openReceipt(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/income/receipt?id=${id}`);
  },
  openPayout(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/payouts/payout?id=${id}`);
  },
  async make(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: 'pdf' | 'csv' | 'year' };
    const { month } = this.data;
    await makePaper(this, () =>
      what === 'year'
        ? api.documents.year({ year: Number(month.slice(0, 4)), format: 'pdf' })
        : api.documents.statement({ month, format: what }),
    );
  },
});
