import type { Lifecycle } from './lifecycle';

/** `due`: it has to be sent; a transfer that came back leaves it so, with why. */
export const refundStatuses = ['due', 'paid'] as const;

interface RefundFacts {
  readonly publisherId: string;
  readonly taskId: string;
  readonly title: string;
  readonly amountFen: number;
}

const told = <T extends 'refund.due' | 'refund.paid'>(type: T) => ({
  type,
  of: ({ publisherId, taskId, title, amountFen }: RefundFacts) => ({
    type,
    accountId: publisherId,
    facts: { taskId, title, amountFen },
  }),
});

/** Money on its way back to the account that it came from. */
export const refundLifecycle = {
  name: 'refund',
  transitions: {
    create: { from: ['initial'], to: 'due', by: ['platform', 'operator'], emits: told('refund.due') },
    pay: {
      from: ['due'],
      to: 'paid',
      by: ['operator', 'platform'],
      emits: told('refund.paid'),
      refusal: 'REFUND_PAID',
    },
    fail: {
      from: ['due'],
      to: 'due',
      by: ['operator', 'platform'],
      counts: { failures: 1 },
      refusal: 'REFUND_PAID',
    },
  },
} as const satisfies Lifecycle<RefundFacts, (typeof refundStatuses)[number], 'failures'>;
