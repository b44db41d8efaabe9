import type { TicketKind } from '../support/ticket-kinds';
import type { Lifecycle } from './lifecycle';

export const ticketStatuses = ['open', 'answered'] as const;
type TicketStatus = (typeof ticketStatuses)[number];

interface TicketFacts {
  readonly id: string;
  readonly accountId: string;
  readonly kind: TicketKind;
}

/** What somebody sends to be answered, and its answer, which is final. */
export const ticketLifecycle = {
  name: 'ticket',
  transitions: {
    send: { from: ['initial'], to: 'open', by: ['person'] },
    answer: {
      from: ['open'],
      to: 'answered',
      by: ['operator'],
      emits: {
        type: 'ticket.answered',
        of: ({ id, accountId, kind }: TicketFacts) => ({
          type: 'ticket.answered' as const,
          accountId,
          facts: { ticketId: id, kind },
        }),
      },
      refusal: 'TICKET_ANSWERED',
    },
  },
} as const satisfies Lifecycle<TicketFacts, TicketStatus, never>;
