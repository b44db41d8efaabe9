import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { timeLeft } from '../../utils/format';
import { endedText } from '../../utils/sign-up-state';

export type OwnShare = OutputOf<typeof contract.sharing.myShares>['shares'][number];

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
