import type { GroupView, PostView } from '../../shared/contract/groups';
import { tellFromMs } from './hours';

/** From so many tasks on, one text tells of all of them. */
export const digestFrom = 3;

/** What to do with the tasks that wait for one group. */
export type Plan =
  | { readonly kind: 'wait' }
  | { readonly kind: 'cards' | 'digest'; readonly taskIds: readonly string[] };

/** Posts whose time has come; one whose sending was cut off had its time before. */
export const ripe = (group: GroupView, posts: readonly PostView[], nowMs: number): readonly PostView[] =>
  posts.filter(({ status, atMs }) => status === 'interrupted' || tellFromMs(group.rhythm, atMs) <= nowMs);

/**
 * Chooses for one group: `fitting` are the ripe tasks worth telling, `budget` the messages it may get now.
 * More than the digest's threshold is one message, so that a flood costs a group no more than a trickle.
 */
export function planFor(fitting: readonly string[], budget: number): Plan {
  if (fitting.length === 0 || budget === 0) return { kind: 'wait' };
  if (fitting.length >= digestFrom) return { kind: 'digest', taskIds: fitting };
  return { kind: 'cards', taskIds: fitting.slice(0, budget) };
}
