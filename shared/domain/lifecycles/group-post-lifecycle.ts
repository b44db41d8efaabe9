import { groupPostSendingTimeoutMs, maxGroupPostTries } from '../groups/post-limits';
import type { Condition, Lifecycle } from './lifecycle';

/**
 * A post on its way to a group. `sending` is written before the channel is called, so that a crash is seen;
 * `unsure`: nobody knows whether the last try arrived, and it is not tried again; `withdrawn`: taken back from
 * the group; `dropped`: no longer worth sending.
 */
export const groupPostStatuses = ['waiting', 'sending', 'sent', 'unsure', 'withdrawn', 'dropped'] as const;

interface GroupPostFacts {
  readonly updatedAtMs: number;
  readonly tries: number;
}

const isCutOff = ({ updatedAtMs }: GroupPostFacts, nowMs: number): boolean =>
  nowMs - updatedAtMs >= groupPostSendingTimeoutMs;

const cutOff: Condition<GroupPostFacts> = { name: 'its sending was cut off', holds: isCutOff };

const triedInVain: Condition<GroupPostFacts> = {
  name: 'its last sending was cut off, too',
  holds: (post, nowMs) => isCutOff(post, nowMs) && post.tries >= maxGroupPostTries,
};

const byService = { by: ['service'] } as const;

/** A task on its way to a group; `tries` counts how often the channel was handed it. */
export const groupPostLifecycle = {
  name: 'group post',
  transitions: {
    enqueue: { ...byService, from: ['initial'], to: 'waiting' },
    claim: { ...byService, from: ['waiting'], to: 'sending', counts: { tries: 1 } },
    /** It may have arrived: it is tried once more, and after that nobody knows. */
    retry: {
      ...byService,
      from: ['sending'],
      to: 'sending',
      limit: { counter: 'tries', below: maxGroupPostTries },
      condition: cutOff,
      counts: { tries: 1 },
    },
    giveUp: { ...byService, from: ['sending'], to: 'unsure', condition: triedInVain },
    confirm: { ...byService, from: ['sending'], to: 'sent' },
    /** A try that surely did not arrive is not counted. */
    release: { ...byService, from: ['sending'], to: 'waiting', counts: { tries: -1 } },
    drop: { ...byService, from: ['waiting', 'sending'], to: 'dropped' },
    recall: { ...byService, from: ['sent'], to: 'withdrawn' },
  },
} as const satisfies Lifecycle<GroupPostFacts, (typeof groupPostStatuses)[number], 'tries'>;
