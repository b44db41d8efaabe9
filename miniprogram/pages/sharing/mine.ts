import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { emptyList, type Pager, pager } from '../../services/pager';
import { day } from '../../utils/format';

interface ShareRow {
  readonly id: string;
  readonly taskId: string;
  readonly title: string;
  readonly status: string;
  readonly isOpen: boolean;
  readonly openings: number;
  readonly signUps: number;
  readonly since: string;
}

interface Own {
  pager: Pager;
}

const own = (page: unknown): Own => page as Own;

async function loadShares(cursor: string | undefined) {
  const { shares, next } = await api.sharing.myShares(cursor === undefined ? {} : { cursor });
  const rows: ShareRow[] = shares.map((share) => ({
    id: share.shareId,
    taskId: share.taskId,
    title: share.title,
    status: labels.taskStatus[share.taskStatus],
    isOpen: share.taskStatus === 'open',
    openings: share.openings,
    signUps: share.signUps,
    since: `${day(share.createdAtMs)}分享`,
  }));
  return { rows, next };
}

Page({
  data: emptyList<ShareRow>(),

  onLoad() {
    own(this).pager = pager(this, loadShares);
    this.reload();
  },
  onPullDownRefresh() {
    own(this)
      .pager.refresh()
      .then(() => wx.stopPullDownRefresh());
  },
  onReachBottom() {
    this.loadMore();
  },
  reload() {
    own(this).pager.reload();
  },
  loadMore() {
    own(this).pager.more();
  },
  openTask(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    wx.navigateTo({ url: `/pages/task/index?id=${id}` });
  },
  openPoster(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    wx.navigateTo({ url: `/pages/sharing/poster?id=${id}` });
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
