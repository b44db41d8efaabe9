import type { Dispute } from '../../collections/disputes';

/** A dispute as both sides and operators see it; who decided stays within the house. */
export const disputeView = ({ id, openedBy, openedAtMs, statements, decision }: Dispute) => ({
  orderId: id,
  openedBy,
  openedAtMs,
  statements: statements.map(({ pictures, ...statement }) => ({
    ...statement,
    pictureIds: pictures.map((picture) => picture.id),
  })),
  ...(decision && {
    decision: {
      outcome: decision.outcome,
      payFen: decision.payFen,
      reason: decision.reason,
      atMs: decision.atMs,
    },
  }),
});
