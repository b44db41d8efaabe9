import type { Condition, Lifecycle } from './lifecycle';

/**
 * `asked`: it can be taken back until its day; `stopped`: something came up that stands in the way; `erasing`: nothing
 * brings the account back any more; `done`: only what the law keeps is there.
 */
export const cancellationStatuses = ['asked', 'withdrawn', 'stopped', 'erasing', 'done'] as const;
type CancellationStatus = (typeof cancellationStatuses)[number];

interface CancellationFacts {
  readonly id: string;
  readonly endsAtMs: number;
  readonly status?: CancellationStatus;
}

const daysAreOver: Condition<CancellationFacts> = {
  name: 'the days in which to come back are over',
  holds: ({ endsAtMs }, nowMs) => nowMs >= endsAtMs,
};

const told = <T extends 'cancellation.asked' | 'cancellation.withdrawn' | 'cancellation.stopped'>(
  type: T,
) => ({
  type,
  of: ({ id: accountId, endsAtMs }: CancellationFacts) => ({ type, accountId, facts: { endsAtMs } }),
});

/** How somebody leaves, with all that is theirs. */
export const cancellationLifecycle = {
  name: 'cancellation',
  transitions: {
    ask: {
      from: ['initial', 'withdrawn', 'stopped'],
      to: 'asked',
      by: ['person'],
      emits: told('cancellation.asked'),
    },
    comeBack: {
      from: ['asked'],
      to: 'withdrawn',
      by: ['person'],
      emits: told('cancellation.withdrawn'),
    },
    stop: { from: ['asked'], to: 'stopped', by: ['platform'], emits: told('cancellation.stopped') },
    begin: { from: ['asked'], to: 'erasing', by: ['platform'], condition: daysAreOver },
    finish: { from: ['erasing'], to: 'done', by: ['platform'] },
  },
} as const satisfies Lifecycle<CancellationFacts, CancellationStatus, never>;
