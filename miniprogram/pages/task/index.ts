import type { OrderDetail } from '../../../shared/contract/orders';
import type { TaskDetail } from '../../../shared/contract/tasks';
import { api, quietApi } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { ownShareId, type PreparedShare, shareImage, shareOf } from '../../services/share';
import { shownError } from '../../services/shown-error';
import { ensureMember, signInSilently } from '../../services/sign-in';
import { shareFor } from '../../stores/arrival';
import { session } from '../../stores/session';
import { endedText } from '../../utils/sign-up-state';
import { adorn, unadorned } from './adorn';
import { type Arrival, arrive } from './arrive';
import { mainAction, type Nearby, type TaskView, taskView } from './task-view';

interface Own {
  arrival: Arrival;
  taskId: string;
  task: TaskDetail | undefined;
  /** The own sign-up, once it is known. */
  order: OrderDetail | undefined;
  /** The person's own share of the task, and the task's picture, once they are there. */
  shareId: string | undefined;
  imageUrl: string | undefined;
  unsubscribe: () => void;
}

interface SignUpSheet {
  open(task: TaskDetail, share: string | undefined): void;
}

const own = (page: unknown): Own => page as Own;

/** Opened inside Moments: no login, no navigation; WeChat itself offers the way into the mini-program. */
const singlePageScene = 1154;
const appTitle = '接单：附近的靠谱零工';

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
    ...unadorned,
  },

  onLoad(arrival: Arrival) {
    Object.assign(this, { arrival, taskId: '' });
    const isSinglePage = wx.getEnterOptionsSync().scene === singlePageScene;
    if (isSinglePage) this.setData({ isSinglePage });
    // Who signs in later, here or elsewhere, sees their own state.
    let accountId = session.get()?.accountId;
    own(this).unsubscribe = session.subscribe((kept) => {
      if (kept?.accountId !== accountId) {
        own(this).shareId = undefined;
        this.loadOrder();
      }
      accountId = kept?.accountId;
    });
    this.load();
  },
  onShow() {
    // What was done elsewhere, a withdrawal above all, changes the places too.
    if (own(this).task) this.loadTask();
  },
  onUnload() {
    own(this).unsubscribe();
  },
  onPullDownRefresh() {
    this.loadTask({ anew: true }).then(() => wx.stopPullDownRefresh());
  },
  onShareAppMessage() {
    const share = this.share();
    if (!share) return { title: appTitle, path: '/pages/task-list/index' };
    // Answered at once; WeChat waits up to three seconds for the promise before it takes what stands beside.
    return own(this).shareId === undefined ? { ...share, promise: this.claimShare() } : share;
  },
  onShareTimeline() {
    const share = this.share();
    return { title: share?.title ?? appTitle, query: share?.query ?? '' };
  },

  async load() {
    try {
      own(this).taskId ||= await arrive(own(this).arrival, this.data.isSinglePage);
      await this.loadTask();
    } catch (error) {
      this.showFailure(error);
    }
  },
  retry() {
    if (this.data.isGone) return wx.switchTab({ url: '/pages/task-list/index' });
    this.setData({ state: 'loading' });
    return this.load();
  },
  /** `anew`: with what stands beside it, which else is asked for once. */
  async loadTask({ anew = false } = {}) {
    const { taskId } = own(this);
    if (!taskId) return this.showGone('这个分享已失效，看看其他任务吧。');
    try {
      const { task } = await api.tasks.get({ taskId });
      this.showTask(task);
      // Nothing waits for a phone that never draws, nor for what stands beside the task.
      this.drawCard(task);
      if (anew || this.data.markers.length === 0) this.adorn(task);
      await this.loadOrder();
    } catch (error) {
      this.showFailure(error);
    }
  },
  showTask(task: TaskDetail) {
    own(this).task = task;
    this.setData({ state: 'ready', task: taskView(task), action: this.actionFor(task) });
  },
  actionFor(task: TaskDetail) {
    const { rows, isAlike } = this.data.similar;
    const nearby: Nearby = rows.length === 0 ? 'none' : isAlike ? 'alike' : 'other';
    return mainAction(task, own(this).order, nearby);
  },
  adorn(task: TaskDetail) {
    if (this.data.isSinglePage) return;
    adorn(task, (part) => {
      this.setData(part);
      if (part.similar) this.setData({ action: this.actionFor(own(this).task ?? task) });
    });
  },
  showFailure(error: unknown) {
    if (this.data.state === 'ready') return sayError(error);
    const { code, message } = shownError(error);
    if (code === 'TASK_NOT_FOUND' || code === 'INVALID_INPUT') return this.showGone('任务不存在或已下架。');
    this.setData({ state: 'error', isGone: false, errorText: message, isOffline: code === 'OFFLINE' });
  },
  showGone(errorText: string) {
    this.setData({ state: 'error', isGone: true, errorText, isOffline: false });
  },
  /** The own sign-up, if there is one. */
  async loadOrder() {
    const { task } = own(this);
    if (!task || this.data.isSinglePage) return;
    if (!session.get()) return this.showOrder(undefined);
    // What could not be asked stays as it was.
    const answer = await quietApi.orders.forTask({ taskId: task.taskId }).catch(() => undefined);
    if (answer) this.showOrder(answer.order);
  },
  showOrder(order: OrderDetail | undefined) {
    const { task } = own(this);
    own(this).order = order;
    if (task) this.setData({ action: this.actionFor(task) });
  },
  async drawCard(task: TaskDetail) {
    own(this).imageUrl = await shareImage(task);
  },
  /** What is passed on, of the task as it was shown last. */
  share(): PreparedShare | undefined {
    const { task, shareId, imageUrl } = own(this);
    return task && shareOf(task, shareId, imageUrl);
  },

  openMap() {
    const { task } = this.data;
    if (!task || this.data.isSinglePage) return;
    const { latitude, longitude, where: name, address } = task;
    wx.openLocation({ latitude, longitude, name, address, scale: 16 });
  },
  openPublisher() {
    const { task } = this.data;
    if (!task || this.data.isSinglePage) return;
    openPage(`/pages/publisher/index?id=${task.publisherId}&city=${task.cityCode}`);
  },
  report() {
    openPage(`/pages/support/report?task=${own(this).taskId}`);
  },
  /** To what else can be had: below on the page, or in the list. */
  goElsewhere() {
    if (this.data.similar.rows.length > 0) wx.pageScrollTo({ selector: '#similar', offsetTop: -12 });
    else wx.switchTab({ url: '/pages/task-list/index' });
  },
  /** The share can be sent at once; once it is known who shares, openings and sign-ups are credited. */
  openShare() {
    this.setData({ isSharing: true });
    this.claimShare();
  },
  /** Whoever is logged out is logged in without a word first; who never agreed to anything shares for nobody. */
  async claimShare(): Promise<PreparedShare | undefined> {
    const { taskId, shareId } = own(this);
    const isSignedIn = session.get() !== undefined || (await signInSilently()) !== undefined;
    if (shareId === undefined && isSignedIn) own(this).shareId = await ownShareId(taskId);
    return this.share();
  },
  closeShare() {
    this.setData({ isSharing: false });
  },
  async makePoster() {
    this.setData({ isSharing: false });
    const { task } = own(this);
    const ended = task && endedText(task);
    if (ended !== undefined) return say(`${ended}，不能再生成海报`);
    try {
      if (!(await ensureMember('生成海报'))) return;
      openPage(`/pages/sharing/poster?id=${own(this).taskId}`);
    } catch (error) {
      sayError(error);
    }
  },
  async act() {
    const { action } = this.data;
    const { task, order, taskId } = own(this);
    if (!task || this.data.isBusy || action.kind === 'none') return;
    if (action.kind === 'elsewhere') return this.goElsewhere();
    if (action.kind === 'order') return openPage(`/pages/orders/detail?id=${order?.orderId}`);
    this.setData({ isBusy: true });
    try {
      // What the sheet asks for is what is missing now, on whichever phone it was told.
      if (!(await ensureMember(task.admission === 'first-come' ? '抢单' : '报名', true))) return;
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
    this.showOrder(event.detail.order);
    // Places left are the server's to say.
    this.loadTask();
  },
  changed(event: WechatMiniprogram.CustomEvent<{ task: TaskDetail }>) {
    this.showTask(event.detail.task);
  },
  /** The task takes nobody any more: its page shows what it is now. */
  refused() {
    this.loadTask();
  },
});
