import { shares } from '../../shared/collections/sharing';
import { tasks } from '../../shared/collections/tasks';
import type { sharingContract } from '../../shared/contract/sharing';
import type { UseCase } from '../../shared/ports/context';

/** The own shares with openings and sign-ups, newest first. Errors: INVALID_INPUT (cursor). */
export const myShares: UseCase<typeof sharingContract.myShares> = async (
  { limit, cursor },
  { store, caller },
) => {
  const { items, next } = await store.list(shares, 'account', [caller.account.id], {
    limit,
    order: 'desc',
    cursor,
  });
  const shared = await store.getMany(
    tasks,
    items.map(({ taskId }) => taskId),
  );
  return {
    shares: items.flatMap(({ id, taskId, openings, signUps, createdAtMs }, at) => {
      const task = shared[at];
      return task
        ? [
            {
              shareId: id,
              taskId,
              title: task.title,
              taskStatus: task.status,
              openings,
              signUps,
              createdAtMs,
            },
          ]
        : [];
    }),
    ...(next && { next }),
  };
};
