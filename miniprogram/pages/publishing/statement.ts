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
import { enterPublishing } from './enter';

type Statement = OutputOf<typeof contract.publishing.statement>;

const viewOf = ({ orders, totals, tasks, moved }: Statement) => ({
  paidIn: yuanExact(totals.paidInFen),
  sentBack: yuanExact(totals.sentBackFen),
  costs: [
    { name: '接单人报酬（税前）', amount: yuanExact(totals.payFen) },
    { name: '平台服务费', amount: yuanExact(totals.feeFen) },
    { name: '税费', amount: yuanExact(totals.surchargeFen) },
  ],
  total: yuanExact(totals.totalFen),
  tasks: tasks.map(({ taskId, title, orders: count, totalFen }) => ({
    id: taskId,
    title,
    orders: `${count} 单 · 平均每单 ${yuanExact(Math.round(totalFen / count))}`,
    amount: yuanExact(totalFen),
  })),
  moved: moved.map(({ taskId, title, atMs, amountFen }) => ({
    id: `${taskId}:${atMs}`,
    title,
    what: `${moment(atMs)} ${amountFen < 0 ? '退款' : '付款'}`,
    amount: yuanExact(amountFen),
  })),
  hasOrders: orders > 0,
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    month: '',
    monthText: '',
    isNewest: true,
    view: null as ReturnType<typeof viewOf> | null,
    isBusy: false,
  },

  onLoad({ month = monthAt(serverNowMs()) }: { month?: string }) {
    this.choose(month);
  },
  choose(month: string) {
    this.setData({ state: 'loading', ...chosenMonth(month, serverNowMs()) });
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
      if (!(await enterPublishing('查看对账单'))) return;
      const view = viewOf(await api.publishing.statement({ month }));
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
  openInvoices() {
    openPage('/pages/publishing/invoices');
  },
  openTask(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/publishing/funding?id=${id}`);
  },
  async make(event: WechatMiniprogram.TouchEvent) {
    const { what } = event.currentTarget.dataset as { what: 'pdf' | 'orders' };
    const { month } = this.data;
    await makePaper(this, () =>
      what === 'orders'
        ? api.documents.paidFor({ month })
        : api.documents.publisherStatement({ month, format: what }),
    );
  },
});
