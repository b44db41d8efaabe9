import { groupPostRetryWithinMs, groupPostSendingTimeoutMs, maxGroupPostTries } from '../groups/post-limits';
import type { Condition, Lifecycle } from './lifecycle';

/**
 * A post on its way to a group. `sending` is written before the channel is called, so that a crash is seen;
 * `interrupted`: nobody said what came of it, and it may be tried once more; `unsure`: nobody knows whether it
 * arrived, and it is not tried again; `withdrawn`: taken back from the group; `dropped`: no longer worth sending.
 */
export const groupPostStatuses = [
  'waiting',
  'sending',
  'interrupted',
  'sent',
  'unsure',
  'withdrawn',
  'dropped',
] as const;

interface GroupPostFacts {
  readonly status?: string;
  readonly updatedAtMs: number;
  readonly tries: number;
}

/** By when something must have been heard of a post, ms since 1970; undefined: nothing is awaited. */
export function groupPostDueMs({ status, updatedAtMs }: GroupPostFacts): number | undefined {
  if (status === 'sending') return updatedAtMs + groupPostSendingTimeoutMs;
  return status === 'interrupted' ? updatedAtMs + groupPostRetryWithinMs : undefined;
}

const isOverdue = (post: GroupPostFacts, nowMs: number): boolean =>
  nowMs >= (groupPostDueMs(post) ?? Number.POSITIVE_INFINITY);

const nothingHeard: Condition<GroupPostFacts> = { name: 'nothing was heard of it in time', holds: isOverdue };

const triedInVain: Condition<GroupPostFacts> = {
  name: 'nothing was heard of its last try in time',
  holds: (post, nowMs) =>
    isOverdue(post, nowMs) && (post.status === 'interrupted' || post.tries >= maxGroupPostTries),
};

const byService = { by: ['service'] } as const;

const byPlatform = { by: ['platform'] } as const;

/** A task on its way to a group; `tries` counts how often the channel was handed it. */
export const groupPostLifecycle = {
  name: 'group post',
  transitions: {
    enqueue: { ...byService, from: ['initial'], to: 'waiting' },
    claim: { ...byService, from: ['waiting'], to: 'sending', counts: { tries: 1 } },
    interrupt: {
      ...byPlatform,
      from: ['sending'],
      to: 'interrupted',
      condition: nothingHeard,
      limit: { counter: 'tries', below: maxGroupPostTries },
    },
    /** It may have arrived: it is tried once more, and after that nobody knows. */
    retry: { ...byService, from: ['interrupted'], to: 'sending', counts: { tries: 1 } },
    giveUp: { ...byPlatform, from: ['sending', 'interrupted'], to: 'unsure', condition: triedInVain },
    /** What is heard late still counts. */
    confirm: { ...byService, from: ['sending', 'interrupted'], to: 'sent' },
    /** A try that surely did not arrive is not counted. */
    release: { ...byService, from: ['sending', 'interrupted'], to: 'waiting', counts: { tries: -1 } },
    drop: { ...byService, from: ['waiting', 'sending', 'interrupted'], to: 'dropped' },
    recall: { ...byService, from: ['sent'], to: 'withdrawn' },
  },
} as const satisfies Lifecycle<GroupPostFacts, (typeof groupPostStatuses)[number], 'tries'>;
