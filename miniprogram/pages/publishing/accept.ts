import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { noPictures, type OrderPictures, orderPictures, together } from '../../services/order-pictures';
import { emptyList, type ListPage, listPage } from '../../services/pager';
import { startTicking, stopTicking } from '../../services/ticking';
import { serverNowMs } from '../../stores/server-time';
import { yuan } from '../../utils/format';
import { ruleTexts } from '../../utils/rule-texts';
import { acceptsFen, isPlain, type WorkerOrder, workerOrderView } from './worker-order-view';

type Row = ReturnType<typeof workerOrderView>;

interface Own {
  taskId: string;
  /** As they came, by id: what counts down is worked out anew. */
  orders: Map<string, WorkerOrder>;
  pictures: OrderPictures;
}

const own = (page: unknown): Own => page as Own;

/** As many as the server accepts at once. */
const mostAtOnce = 20;

async function loadOrders(cursor: string | undefined, page: ListPage<Row>) {
  const { taskId, orders: known } = own(page);
  const { orders, next } = await api.publishing.toAccept({
    limit: 20,
    ...(taskId && { taskId }),
    ...(cursor && { cursor }),
  });
  if (!cursor) known.clear();
  for (const order of orders) known.set(order.orderId, order);
  (page as unknown as { countPlain(): void }).countPlain();
  const seen = await orderPictures(orders.map(({ orderId }) => orderId));
  const pictures = together(own(page).pictures, seen);
  own(page).pictures = pictures;
  return { rows: orders.map((order) => workerOrderView(order, pictures, serverNowMs())), next };
}

Page({
  data: {
    rules: ruleTexts,
    ...emptyList<Row>(),
    /** How many are as agreed, and what they pay. */
    plain: null as { count: number; sum: string } | null,
    isBusy: false,
  },

  ...listPage(loadOrders),
  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { taskId: id, orders: new Map(), pictures: noPictures });
  },
  /** What was decided on the page of one order is gone from here. */
  onShow() {
    startTicking(this, () => this.count());
    if (this.data.state === 'ready') this.refresh();
    else this.reload();
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
  },
  plainOrders(): WorkerOrder[] {
    return [...own(this).orders.values()].filter(isPlain).slice(0, mostAtOnce);
  },
  countPlain() {
    const orders = this.plainOrders();
    const sumFen = orders.reduce((sum, order) => sum + acceptsFen(order), 0);
    this.setData({ plain: orders.length > 1 ? { count: orders.length, sum: `¥${yuan(sumFen)}` } : null });
  },
  /** Countdowns move; what silence has accepted meanwhile is gone. */
  count() {
    const nowMs = serverNowMs();
    const { orders } = own(this);
    if ([...orders.values()].some(({ acceptsByItselfAtMs: atMs = nowMs + 1 }) => atMs <= nowMs)) {
      this.refresh();
      return;
    }
    this.data.parts.forEach(({ at, rows }) => {
      rows.forEach(({ id, wait }, row) => {
        const order = orders.get(id);
        const next = order && workerOrderView(order, own(this).pictures, nowMs).wait;
        if (next !== undefined && next !== wait) this.setData({ [`parts[${at}].rows[${row}].wait`]: next });
      });
    });
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/publishing/order?id=${id}`);
  },
  openResults() {
    openPage(`/pages/publishing/results?id=${own(this).taskId}`);
  },
  async acceptPlain() {
    const { plain, isBusy } = this.data;
    const orders = this.plainOrders();
    if (!plain || isBusy) return;
    const text = `数量与约定一致、到岗有记录的 ${orders.length} 单，共 ${plain.sum}，马上记为接单者的收入，不能撤回。`;
    if (!(await confirm({ title: `一次通过 ${orders.length} 单？`, text, yes: '全部通过' }))) return;
    this.setData({ isBusy: true });
    try {
      const asked = orders.map(({ orderId, handedInAtMs = 0 }) => ({ orderId, handedInAtMs }));
      const { results } = await api.publishing.acceptSeveral({ items: asked });
      const failed = results.filter(({ accepted }) => !accepted);
      const [first] = failed;
      say(
        first
          ? `通过了 ${results.length - failed.length} 单，${failed.length} 单没有通过：${first.message ?? '请刷新后查看'}`
          : `已通过 ${results.length} 单`,
      );
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
      this.refresh();
    }
  },
});
