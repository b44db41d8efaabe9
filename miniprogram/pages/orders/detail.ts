import type { OrderDetail } from '../../../shared/contract/orders';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { noteOrder } from '../../stores/own-orders';
import { session } from '../../stores/session';
import { orderView } from '../../utils/order-view';

interface Own {
  orderId: string;
}

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    order: undefined as ReturnType<typeof orderView> | undefined,
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).orderId = id;
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  async load() {
    // A notice in WeChat opens this page; whoever logged out signs in first.
    if (!session.get()) return this.setData({ state: 'signed-out' });
    try {
      this.show((await api.orders.get({ orderId: own(this).orderId })).order);
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      const errorText = code === 'INVALID_INPUT' ? '订单不存在' : message;
      this.setData({ state: 'error', errorText, isOffline: code === 'OFFLINE' });
    }
  },
  show(order: OrderDetail) {
    noteOrder(order);
    this.setData({ state: 'ready', order: orderView(order) });
  },
  reload() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async signIn() {
    try {
      if (await ensureMember('查看订单')) this.reload();
    } catch (error) {
      sayError(error);
    }
  },
  openTask() {
    openPage(`/pages/task/index?id=${this.data.order?.taskId}`);
  },
  /** WeChat itself says that it was copied. */
  copyNumber() {
    wx.setClipboardData({
      data: this.data.order?.number ?? '',
      fail: () => say('没有复制：请先同意隐私保护指引，或长按编号复制'),
    });
  },
  async withdraw() {
    if (this.data.isBusy) return;
    const text = this.data.order?.withdrawalWarning ?? '';
    if (!(await confirm({ title: '确定取消报名吗？', text, yes: '取消报名', isLoss: true }))) return;
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('取消报名'))) return;
      this.show((await api.orders.withdraw({ orderId: own(this).orderId })).order);
    } catch (error) {
      sayError(error);
      // The order moved on meanwhile: what it is now explains the refusal.
      if (shownError(error).code === 'ORDER_NOT_WITHDRAWABLE') this.load();
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
