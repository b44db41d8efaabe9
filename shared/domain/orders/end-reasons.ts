/**
 * Why an order ended where nobody wrote why: the task filled up, was closed, its sign-up ended; the publisher was not
 * there, or the work another one; nothing was handed in again; changed terms were not accepted, or not answered to.
 */
export const endReasons = [
  'full',
  'closed',
  'deadline',
  'publisher-absent',
  'not-as-described',
  'not-handed-in',
  'terms-declined',
  'terms-unanswered',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a worker leaves who is there. */
export const leaveReasons = ['publisher-absent', 'not-as-described'] as const;
