import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { nextOf, postDeadline } from '../../shared/application/groups/post-steps';
import { advance } from '../../shared/application/lifecycles/advance';
import { groupPosts } from '../../shared/collections/groups';
import { groupPostLifecycle } from '../../shared/domain/lifecycles/group-post-lifecycle';
import type { Ports } from '../../shared/ports/context';

/** Lets a post be tried once more of which nothing was heard in time, or ends it: nobody knows what came of it. */
export const timeOutPost: MeetDeadline<Pick<Ports, 'store' | 'clock'>> = async (
  { store, clock },
  { subject },
  settle,
) => {
  await store.transact(async (tx) => {
    const post = await tx.get(groupPosts, subject);
    const step = { by: 'platform', atMs: clock.nowMs() } as const;
    const event = post && nextOf(['interrupt', 'giveUp'], post, step);
    // What was claimed again meanwhile has its time again; what came of it is known, and nothing is left to do.
    const next = event
      ? { ...post, status: groupPostLifecycle.transitions[event].to, updatedAtMs: step.atMs }
      : post;
    const isDue = await settle(tx, next && postDeadline(next)?.dueAtMs);
    if (isDue && event) advance(tx, groupPosts, post, event, step);
  });
};
