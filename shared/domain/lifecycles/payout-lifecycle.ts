import type { PayoutChannel } from '../money/payout-channels';
import type { Condition, Lifecycle } from './lifecycle';

/**
 * `reserved`: its number and text are fixed and it waits to be sent; `sent`: it was handed to the rail, or is about to
 * be; `unknown`: nobody knows what came of that until the rail is asked; `waiting`: for the person to confirm;
 * `cancelling`: the rail was asked that nobody can; `returned`: it was paid and came back.
 */
export const payoutStatuses = [
  'reserved',
  'sent',
  'unknown',
  'waiting',
  'cancelling',
  'paid',
  'failed',
  'expired',
  'returned',
] as const;
export type PayoutStatus = (typeof payoutStatuses)[number];

/** What has an end, left by nothing but `giveBack`. */
const endedStatuses: readonly string[] = ['paid', 'failed', 'expired', 'returned'];
export const isEnded = (status: string): boolean => endedStatuses.includes(status);

interface PayoutFacts {
  readonly id: string;
  readonly accountId: string;
  readonly channel: PayoutChannel;
  readonly amountFen: number;
  readonly sends: number;
}

type Told = 'payout.waiting' | 'payout.paid' | 'payout.failed' | 'payout.expired' | 'payout.returned';

const told = <T extends Told>(type: T) => ({
  type,
  of: ({ id: payoutId, accountId, channel, amountFen }: PayoutFacts) => ({
    type,
    accountId,
    facts: { payoutId, channel, amountFen },
  }),
});

const neverSent: Condition<PayoutFacts> = { name: 'it was never sent', holds: ({ sends }) => sends === 0 };

const byPlatform = { by: ['platform'] } as const;
/** Whatever has been handed to the rail and has no end. */
const under = ['sent', 'unknown', 'waiting', 'cancelling'] as const;

/** Money on its way to a person. No clock of ours ends it: the rail is asked. */
export const payoutLifecycle = {
  name: 'payout',
  transitions: {
    make: { from: ['initial'], to: 'reserved', by: ['person', 'platform'] },
    /** Written before the call, so that a crash is seen. */
    send: { ...byPlatform, from: ['reserved'], to: 'sent', counts: { sends: 1 } },
    accept: { ...byPlatform, from: ['sent', 'unknown'], to: 'sent' },
    /** Nothing was done, or nothing is known of it: the same number and text go out again. */
    back: { ...byPlatform, from: ['sent', 'unknown'], to: 'reserved' },
    doubt: { ...byPlatform, from: ['reserved', 'sent'], to: 'unknown' },
    wait: { ...byPlatform, from: ['sent', 'unknown'], to: 'waiting', emits: told('payout.waiting') },
    cancel: { from: ['waiting'], to: 'cancelling', by: ['person'], refusal: 'PAYOUT_NOT_CANCELLABLE' },
    drop: {
      from: ['reserved'],
      to: 'failed',
      by: ['person'],
      condition: neverSent,
      refusal: 'PAYOUT_NOT_CANCELLABLE',
    },
    /** Its account is no more what it was made for. */
    giveUp: {
      ...byPlatform,
      from: ['reserved'],
      to: 'failed',
      condition: neverSent,
      emits: told('payout.failed'),
    },
    pay: { ...byPlatform, from: under, to: 'paid', emits: told('payout.paid') },
    fail: { ...byPlatform, from: under, to: 'failed', emits: told('payout.failed') },
    expire: { ...byPlatform, from: under, to: 'expired', emits: told('payout.expired') },
    giveBack: { ...byPlatform, from: ['paid'], to: 'returned', emits: told('payout.returned') },
  },
} as const satisfies Lifecycle<PayoutFacts, PayoutStatus, 'sends'>;
export type PayoutEvent = keyof typeof payoutLifecycle.transitions;
