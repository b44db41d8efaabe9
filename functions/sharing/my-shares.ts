import { placesLeft } from '../../shared/application/tasks/places/places-left';
import { type Share, shares } from '../../shared/collections/sharing';
import { type Task, tasks } from '../../shared/collections/tasks';
import type { OutputOf } from '../../shared/contract/action';
import type { sharingContract } from '../../shared/contract/sharing';
import type { UseCase } from '../../shared/ports/context';

type OwnShare = OutputOf<typeof sharingContract.myShares>['shares'][number];

const shareView = (share: Share, task: Task, left: number): OwnShare => ({
  shareId: share.id,
  taskId: share.taskId,
  title: task.title,
  taskStatus: task.status,
  pay: { amountFen: task.payFen, unit: task.payUnit },
  placesLeft: left,
  signUpDeadlineMs: task.signUpDeadlineMs,
  openings: share.openings,
  signUps: share.signUps,
  createdAtMs: share.createdAtMs,
});

/** The own shares with openings and sign-ups, newest first, and whether they still help. Errors: INVALID_INPUT (cursor). */
export const myShares: UseCase<typeof sharingContract.myShares> = async (
  { limit, cursor },
  { store, caller },
) => {
  const page = { limit, order: 'desc', cursor } as const;
  const { items, next } = await store.list(shares, 'account', [caller.account.id], page);
  const found = await store.getMany(
    tasks,
    items.map(({ taskId }) => taskId),
  );
  const shown = items.flatMap((share, at) => {
    const task = found[at];
    return task ? [{ share, task }] : [];
  });
  const left = await placesLeft(
    store,
    shown.map(({ task }) => task),
    'may-lag',
  );
  return {
    shares: shown.map(({ share, task }, at) => shareView(share, task, left[at] ?? 0)),
    ...(next && { next }),
  };
};
