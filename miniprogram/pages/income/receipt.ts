import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { moment } from '../../utils/format';
import { yuanExact } from '../../utils/yuan-exact';

type Receipt = OutputOf<typeof contract.income.receipt>;

interface Own {
  settlementId: string;
}

const own = (page: unknown): Own => page as Own;

const viewOf = ({ atMs, netFen, orders, sections }: Receipt) => ({
  when: `${moment(atMs)} 结算`,
  net: yuanExact(netFen),
  orders: orders.map(({ orderId, title, amountFen }) => ({
    id: orderId,
    title,
    amount: yuanExact(amountFen),
  })),
  sections,
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    view: null as ReturnType<typeof viewOf> | null,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).settlementId = id;
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const { settlementId } = own(this);
      this.setData({ state: 'ready', view: viewOf(await api.income.receipt({ settlementId })) });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  openOrder(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/orders/detail?id=${id}`);
  },
});
