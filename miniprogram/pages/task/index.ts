import type { OrderDetail } from '../../../shared/contract/orders';
import type { TaskDetail } from '../../../shared/contract/tasks';
import { api } from '../../services/api';
import { asApiError } from '../../services/api-error';
import { sayError } from '../../services/feedback';
import { type PreparedShare, plainShare, prepareShare, withCard } from '../../services/share';
import { ensureMember } from '../../services/sign-in';
import { arriveBy, shareFor } from '../../stores/arrival';
import { session } from '../../stores/session';
import { mainAction, type TaskView, taskView } from './task-view';

interface Own {
  taskId: string;
  task: TaskDetail | undefined;
  share: PreparedShare | undefined;
  unsubscribe: () => void;
}

interface SignUpSheet {
  open(task: TaskDetail, share: string | undefined): void;
}

interface Arrival {
  readonly id?: string;
  readonly share?: string;
  /** From a mini-program code: the share alone, URL-encoded. */
  readonly scene?: string;
}

const own = (page: unknown): Own => page as Own;

/** Opened inside Moments: no login, no navigation; WeChat itself offers the way into the mini-program. */
const singlePageScene = 1154;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    /** Nothing to retry: the task or the share behind the code is gone. */
    isGone: false,
    isSinglePage: false,
    task: undefined as TaskView | undefined,
    action: { kind: 'none', text: '', hint: '' },
    isBusy: false,
    isSharing: false,
  },

  onLoad(arrival: Arrival) {
    Object.assign(this, { taskId: arrival.id ?? '', task: undefined, share: undefined });
    const isSinglePage = wx.getEnterOptionsSync().scene === singlePageScene;
    if (isSinglePage) this.setData({ isSinglePage });
    // Who signs in later, here or elsewhere, sees their own state.
    own(this).unsubscribe = session.subscribe(() => this.loadOrder());
    const share = arrival.scene ? decodeURIComponent(arrival.scene) : arrival.share;
    this.load(share, arrival.scene !== undefined);
  },
  onShow() {
    if (own(this).task) this.loadOrder();
  },
  onUnload() {
    own(this).unsubscribe();
  },
  onPullDownRefresh() {
    this.loadTask().then(() => wx.stopPullDownRefresh());
  },
  onShareAppMessage() {
    const { share } = own(this);
    if (!share) return { title: '接单：附近的靠谱零工', path: '/pages/task-list/index' };
    // Answered at once; WeChat waits up to three seconds for the promise before it takes what stands beside.
    return share.isOwn || !session.get() ? share : { ...share, promise: this.claimShare(share) };
  },
  onShareTimeline() {
    const { share } = own(this);
    return { title: share?.title ?? '接单：附近的靠谱零工', query: share?.query ?? '' };
  },

  async load(share: string | undefined, byCode: boolean) {
    try {
      if (share && byCode) own(this).taskId = await this.taskBehind(share);
      if (own(this).taskId && share) {
        arriveBy(own(this).taskId, share);
        // Counting an opening must not hold up the page, nor fail it.
        if (!byCode && !this.data.isSinglePage) api.sharing.openShare({ share }).catch(() => undefined);
      }
      await this.loadTask();
    } catch (error) {
      this.showFailure(error);
    }
  },
  async taskBehind(share: string): Promise<string> {
    return (await api.sharing.openShare({ share })).taskId ?? '';
  },
  retry() {
    if (this.data.isGone) return wx.switchTab({ url: '/pages/task-list/index' });
    this.setData({ state: 'loading' });
    const { share, scene, id } = (this as unknown as { options: Arrival }).options;
    if (!own(this).taskId && scene) return this.load(decodeURIComponent(scene), true);
    return this.load(id ? share : undefined, false);
  },
  async loadTask() {
    const { taskId } = own(this);
    if (!taskId)
      return this.setData({ state: 'error', isGone: true, errorText: '这个分享已失效，看看其他任务吧。' });
    try {
      const { task } = await api.tasks.get({ taskId });
      own(this).task = task;
      this.setData({ state: 'ready', task: taskView(task), action: mainAction(task, undefined) });
      own(this).share ??= plainShare(task);
      await Promise.all([this.loadOrder(), this.drawCard(task)]);
    } catch (error) {
      this.showFailure(error);
    }
  },
  showFailure(error: unknown) {
    if (this.data.state === 'ready') return sayError(error);
    const { code, message } = asApiError(error);
    const isGone = code === 'TASK_NOT_FOUND' || code === 'INVALID_INPUT';
    const errorText = code === 'INVALID_INPUT' ? '任务不存在或已下架' : message;
    this.setData({ state: 'error', isGone, errorText, isOffline: code === 'OFFLINE' });
  },
  /** The own sign-up, whose id is made of task and account; without one the server says so. */
  async loadOrder() {
    const { task } = own(this);
    const accountId = session.get()?.accountId;
    if (!task) return;
    if (!accountId || this.data.isSinglePage) return this.setData({ action: mainAction(task, undefined) });
    try {
      const { order } = await api.orders.get({ orderId: `${task.taskId}:${accountId}` });
      this.setData({ action: mainAction(task, order) });
    } catch (error) {
      if (asApiError(error).code === 'ORDER_NOT_FOUND') this.setData({ action: mainAction(task, undefined) });
    }
  },
  async drawCard(task: TaskDetail) {
    const drawn = await withCard(own(this).share ?? plainShare(task), task);
    own(this).share = { ...(own(this).share ?? drawn), ...(drawn.imageUrl && { imageUrl: drawn.imageUrl }) };
  },

  openMap() {
    const { task } = this.data;
    if (!task || this.data.isSinglePage) return;
    const { latitude, longitude, where: name, address } = task;
    wx.openLocation({ latitude, longitude, name, address, scale: 16 });
  },
  /** The share can be sent at once; once it is known who shares, openings and sign-ups are credited. */
  openShare() {
    this.setData({ isSharing: true });
    const { share } = own(this);
    if (share && !share.isOwn && session.get()) this.claimShare(share);
  },
  async claimShare(plain: PreparedShare): Promise<PreparedShare> {
    own(this).share = await prepareShare(plain);
    return own(this).share ?? plain;
  },
  closeShare() {
    this.setData({ isSharing: false });
  },
  async makePoster() {
    this.setData({ isSharing: false });
    try {
      if (!(await ensureMember('生成海报'))) return;
      wx.navigateTo({ url: `/pages/sharing/poster?id=${own(this).taskId}` });
    } catch (error) {
      sayError(error);
    }
  },
  async act() {
    const { action } = this.data;
    const { task, taskId } = own(this);
    if (!task || this.data.isBusy || action.kind === 'none') return;
    if (action.kind === 'order') {
      const accountId = session.get()?.accountId ?? '';
      return wx.navigateTo({ url: `/pages/orders/detail?id=${taskId}:${accountId}` });
    }
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('报名'))) return;
      await this.loadOrder();
      if (this.data.action.kind !== 'sign-up') return;
      (this.selectComponent('#sign-up') as unknown as SignUpSheet).open(task, shareFor(taskId));
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  signedUp(event: WechatMiniprogram.CustomEvent<{ order: OrderDetail }>) {
    const { task } = own(this);
    if (!task) return;
    this.setData({ action: mainAction(task, event.detail.order) });
    // Places left are the server's to say.
    this.loadTask();
  },
});
