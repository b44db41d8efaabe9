/** What people send to be answered: about somebody, against a measure, about the platform, and what they think of it. */
export const ticketKinds = ['report', 'appeal', 'complaint', 'feedback'] as const;
export type TicketKind = (typeof ticketKinds)[number];
