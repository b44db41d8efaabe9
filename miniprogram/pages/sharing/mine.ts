import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { openPage } from '../../services/navigate';
import { emptyList, listPage } from '../../services/pager';
import { type Shared, shareOf } from '../../services/share';
import { day, unbroken } from '../../utils/format';
import { endedText } from '../../utils/sign-up-state';
import { nextStep, type OwnShare } from './next-step';

const rowOf = (share: OwnShare) => {
  const ended = endedText({ ...share, status: share.taskStatus });
  return {
    id: share.shareId,
    taskId: share.taskId,
    title: unbroken(share.title),
    payFen: share.pay.amountFen,
    payUnit: share.pay.unit,
    status: ended ?? labels.taskStatus.open,
    isOpen: ended === undefined,
    openings: share.openings,
    signUps: share.signUps,
    next: nextStep(share),
    since: `${day(share.createdAtMs)}分享`,
    card: { taskId: share.taskId, title: share.title, pay: share.pay } satisfies Shared,
  };
};

type ShareRow = ReturnType<typeof rowOf>;

async function loadShares(cursor: string | undefined) {
  const { shares, next } = await api.sharing.myShares(cursor === undefined ? {} : { cursor });
  return { rows: shares.map(rowOf), next };
}

Page({
  data: emptyList<ShareRow>(),

  ...listPage(loadShares),
  onLoad() {
    this.reload();
  },
  /** Of the share whose button was tapped. */
  onShareAppMessage({ target }: WechatMiniprogram.Page.IShareAppMessageOption) {
    // The button within TDesign's carries its own data.
    const { custom } = (target?.dataset ?? {}) as { custom?: string };
    const row = this.data.parts.flatMap(({ rows }) => rows).find((each) => each.id === custom);
    if (!row) return { title: '接单：附近的靠谱零工，接任务不收费', path: '/pages/task-list/index' };
    return shareOf(row.card, row.id);
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
