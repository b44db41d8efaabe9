import type { Lifecycle } from './lifecycle';

export const suspensionStatuses = ['standing', 'lifted'] as const;
type SuspensionStatus = (typeof suspensionStatuses)[number];

interface SuspensionFacts {
  readonly id: string;
  readonly accountId: string;
}

const told = <T extends 'account.suspended' | 'account.restored'>(type: T) => ({
  type,
  of: ({ id, accountId }: SuspensionFacts) => ({ type, accountId, facts: { suspensionId: id } }),
});

/** Somebody may not take or publish tasks, until the time is over or an operator lifts it. */
export const suspensionLifecycle = {
  name: 'suspension',
  transitions: {
    set: { from: ['initial'], to: 'standing', by: ['operator'], emits: told('account.suspended') },
    lift: {
      from: ['standing'],
      to: 'lifted',
      by: ['operator', 'platform'],
      emits: told('account.restored'),
      refusal: 'NOT_SUSPENDED',
    },
  },
} as const satisfies Lifecycle<SuspensionFacts, SuspensionStatus, never>;
