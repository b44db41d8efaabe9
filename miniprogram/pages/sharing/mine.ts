import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { emptyList, listPage } from '../../services/pager';
import { type Shared, shareOf } from '../../services/share';
import { day, timeLeft, unbroken } from '../../utils/format';
import { endedText } from '../../utils/sign-up-state';

type OwnShare = OutputOf<typeof contract.sharing.myShares>['shares'][number];

/** What the sharer can do now that helps. */
export function nextStep(share: OwnShare): string {
  const { openings, signUps, placesLeft, signUpDeadlineMs } = share;
  const brought = signUps > 0 ? `已带来 ${signUps} 人报名` : '';
  const ended = endedText({ ...share, status: share.taskStatus });
  if (ended !== undefined) return [brought, `${ended}，可以分享别的任务`].filter(Boolean).join('；');
  if (brought) return `${brought}，还剩 ${placesLeft} 个名额，可以再邀请几位`;
  if (openings > 0) return `有人看过还没报名，${timeLeft(signUpDeadlineMs)}后截止，提醒一下朋友`;
  return '还没有人打开，发给朋友或发到群里试试';
}

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
    const { id } = (target?.dataset ?? {}) as { id?: string };
    const row = this.data.parts.flatMap(({ rows }) => rows).find((each) => each.id === id);
    if (!row) return { title: '接单：附近的靠谱零工，接任务不收费', path: '/pages/task-list/index' };
    return shareOf(row.card, row.id);
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
