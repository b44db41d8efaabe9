import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { emptyList, listPage } from '../../services/pager';
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

  ...listPage(loadShares),
  onLoad() {
    this.reload();
  },
  openTask(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/task/index?id=${id}`);
  },
  openPoster(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/sharing/poster?id=${id}`);
  },
  findTasks() {
    wx.switchTab({ url: '/pages/task-list/index' });
  },
});
