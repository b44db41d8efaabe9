import type { Deadline } from '../../collections/deadlines';
import type { GroupPost } from '../../collections/groups';
import { groupPostDueMs, groupPostLifecycle } from '../../domain/lifecycles/group-post-lifecycle';
import { refusalOf, type Step } from '../../domain/lifecycles/lifecycle';

export type PostEvent = keyof typeof groupPostLifecycle.transitions;

/** The first of these events that a post may take now. */
export const nextOf = (events: readonly PostEvent[], post: GroupPost, step: Step): PostEvent | undefined =>
  events.find((event) => !refusalOf(groupPostLifecycle.transitions[event], post, step));

/** The deadline by which something must have been heard of a post; undefined: nothing is awaited. */
export function postDeadline(post: GroupPost): Pick<Deadline, 'kind' | 'subject' | 'dueAtMs'> | undefined {
  const dueAtMs = groupPostDueMs(post);
  return dueAtMs === undefined ? undefined : { kind: 'groupPost.timeOut', subject: post.id, dueAtMs };
}
