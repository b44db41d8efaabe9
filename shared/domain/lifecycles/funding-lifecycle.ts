import type { Lifecycle } from './lifecycle';

/** `awaiting`: the publisher has its reference and may pay; `lapsed`: nobody needs it any more. */
export const fundingStatuses = ['awaiting', 'confirmed', 'cancelled', 'lapsed'] as const;

interface FundingFacts {
  readonly id: string;
  readonly publisherId: string;
  readonly taskId: string;
  readonly title: string;
  readonly amountFen: number;
}

const confirmed = {
  type: 'funding.confirmed',
  of: ({ publisherId, taskId, title, amountFen }: FundingFacts) => ({
    type: 'funding.confirmed' as const,
    accountId: publisherId,
    facts: { taskId, title, amountFen },
  }),
};

/** What a publisher is asked to pay before people see a task, or more places of it. */
export const fundingLifecycle = {
  name: 'funding',
  transitions: {
    request: { from: ['initial'], to: 'awaiting', by: ['publisher', 'operator'] },
    /** Another sum is needed before this one was paid. */
    amend: { from: ['awaiting'], to: 'awaiting', by: ['publisher'] },
    confirm: { from: ['awaiting'], to: 'confirmed', by: ['operator', 'platform'], emits: confirmed },
    /** What was not needed of it goes back. */
    giveBack: { from: ['confirmed'], to: 'confirmed', by: ['platform'] },
    cancel: { from: ['awaiting'], to: 'cancelled', by: ['publisher', 'operator'] },
    lapse: { from: ['awaiting'], to: 'lapsed', by: ['platform'] },
  },
} as const satisfies Lifecycle<FundingFacts, (typeof fundingStatuses)[number], never>;
