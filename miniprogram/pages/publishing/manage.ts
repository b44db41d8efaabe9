import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { ownShareId, shareOf } from '../../services/share';
import { shownError } from '../../services/shown-error';
import { closingText, type Managed, manageView } from './manage-view';

interface Own {
  taskId: string;
  managed: Managed | undefined;
  shareId: string | undefined;
}

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    task: null as ReturnType<typeof manageView> | null,
    isSharing: false,
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { taskId: id, managed: undefined, shareId: undefined });
    this.load();
  },
  onShow() {
    if (own(this).managed) this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async load() {
    try {
      this.show(await api.publishing.task({ taskId: own(this).taskId }));
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  show(managed: Managed) {
    own(this).managed = managed;
    this.setData({ state: 'ready', task: manageView(managed, Date.now()) });
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { page } = event.currentTarget.dataset as { page: string };
    openPage(`/pages/publishing/${page}?id=${own(this).taskId}`);
  },
  pay() {
    openPage(`/pages/publishing/funding?id=${own(this).taskId}`);
  },
  openTask() {
    openPage(`/pages/task/index?id=${own(this).taskId}`);
  },
  copy() {
    openPage(`/pages/publishing/edit?copy=${own(this).taskId}`);
  },
  async close() {
    const { managed, taskId } = own(this);
    if (!managed || this.data.isBusy) return;
    const question = { title: '结束报名？', text: closingText(managed), yes: '结束报名', isLoss: true };
    if (!(await confirm(question))) return;
    this.setData({ isBusy: true });
    try {
      await api.publishing.closeTask({ taskId });
      say('已结束报名');
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
      this.load();
    }
  },
  async openShare() {
    this.setData({ isSharing: true });
    own(this).shareId ??= await ownShareId(own(this).taskId);
  },
  closeShare() {
    this.setData({ isSharing: false });
  },
  makePoster() {
    this.setData({ isSharing: false });
    openPage(`/pages/sharing/poster?id=${own(this).taskId}`);
  },
  onShareAppMessage() {
    const { managed, shareId } = own(this);
    if (!managed) return { title: '接单：附近的靠谱零工', path: '/pages/task-list/index' };
    const { taskId, title, payFen, payUnit } = managed.task;
    return shareOf({ taskId, title, pay: { amountFen: payFen, unit: payUnit } }, shareId);
  },
});
