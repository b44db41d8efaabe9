import type { Lifecycle } from './lifecycle';

/**
 * `open`: whoever it is asked of can pay it; `closing`: nobody needs it any more, and the rail is asked that nobody can
 * pay it; `paid` and `closed` are proven.
 */
export const chargeStatuses = ['open', 'closing', 'paid', 'closed'] as const;

/** An order at WeChat Pay for what a publisher has to pay. Its money counts whenever it comes: it is booked, and goes back where nobody needs it. */
export const chargeLifecycle = {
  name: 'charge',
  transitions: {
    make: { from: ['initial'], to: 'open', by: ['publisher'] },
    close: { from: ['open'], to: 'closing', by: ['publisher', 'platform'] },
    pay: { from: ['open', 'closing', 'closed'], to: 'paid', by: ['platform'] },
    end: { from: ['open', 'closing'], to: 'closed', by: ['platform'] },
  },
} as const satisfies Lifecycle<{ readonly id: string }, (typeof chargeStatuses)[number], never>;
