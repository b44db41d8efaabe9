import type { Lifecycle } from './lifecycle';

/** `returned`: an operator has said what to change. */
export const applicationStatuses = ['draft', 'submitted', 'approved', 'returned'] as const;
type ApplicationStatus = (typeof applicationStatuses)[number];

interface ApplicationFacts {
  /** The account's. */
  readonly id: string;
}

/** What an operator decided, for the applicant. */
const decided = <T extends string>(type: T) => ({
  type,
  of: ({ id }: ApplicationFacts) => ({ type, accountId: id, facts: {} }),
});

/** Becoming a publisher: from what somebody writes to what an operator decides; and again with each correction. */
export const applicationLifecycle = {
  name: 'application',
  transitions: {
    /** What is corrected is decided anew; a publisher goes on as approved until then. */
    write: { from: ['initial', 'draft', 'submitted', 'approved', 'returned'], to: 'draft', by: ['person'] },
    /** A correction is taken back, or was left alone: what was approved stands, and nothing else. */
    drop: { from: ['draft', 'submitted', 'returned'], to: 'approved', by: ['person', 'platform'] },
    submit: {
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['person'],
      refusal: 'APPLICATION_NOT_DRAFT',
    },
    approve: {
      from: ['submitted'],
      to: 'approved',
      by: ['operator'],
      emits: decided('publisher.approved'),
      refusal: 'APPLICATION_NOT_SUBMITTED',
    },
    return: {
      from: ['submitted'],
      to: 'returned',
      by: ['operator'],
      emits: decided('publisher.returned'),
      refusal: 'APPLICATION_NOT_SUBMITTED',
    },
  },
} as const satisfies Lifecycle<ApplicationFacts, ApplicationStatus, never>;
