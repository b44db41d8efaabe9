import type { InputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { showNews } from '../../services/news';
import { emptyList, type ListPage, listPage } from '../../services/pager';
import { ensureMember } from '../../services/sign-in';
import { wantedOrders } from '../../stores/order-filter';
import { session } from '../../stores/session';
import { orderRow } from '../../utils/order-view';

type Status = InputOf<typeof contract.orders.mine>['status'];

type Row = ReturnType<typeof orderRow>;
type OrderPage = ListPage<Row> & { readonly data: { readonly status: string } };

async function loadOrders(cursor: string | undefined, page: OrderPage) {
  if (!session.get()) return { rows: [], next: undefined };
  const status = page.data.status as Status;
  const { orders, next } = await api.orders.mine({ ...(status && { status }), ...(cursor && { cursor }) });
  return { rows: orders.map(orderRow), next };
}

Page({
  data: {
    ...emptyList<Row>(),
    isSignedIn: true,
    isBusy: false,
    status: '',
    statusChoices: [
      { value: '', text: '全部' },
      ...Object.entries(labels.orderStatus).map(([value, text]) => ({ value, text })),
    ],
  },

  ...listPage(loadOrders),
  /** Orders change elsewhere: each visit looks again, while the old list stays. */
  onShow() {
    const isSignedIn = session.get() !== undefined;
    const wasSignedIn = this.data.isSignedIn;
    if (isSignedIn !== wasSignedIn) this.setData({ isSignedIn });
    showNews();
    const wanted = wantedOrders.get();
    wantedOrders.set(undefined);
    if (!isSignedIn) return;
    if (wanted !== undefined && wanted !== this.data.status) {
      this.setData({ status: wanted });
      this.reload();
    } else if (this.data.state === 'ready' && wasSignedIn) this.refresh();
    else this.reload();
  },
  pickStatus(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ status: event.detail.value });
    this.reload();
  },
  async signIn() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('查看订单'))) return;
      this.setData({ isSignedIn: true });
      this.reload();
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
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
