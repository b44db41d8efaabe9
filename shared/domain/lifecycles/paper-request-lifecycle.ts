import type { Condition, Lifecycle } from './lifecycle';

/** `working`: an operator has taken it up; `issued`: it is there, with its number. */
export const paperRequestStatuses = ['requested', 'working', 'issued', 'refused', 'withdrawn'] as const;
export type PaperRequestStatus = (typeof paperRequestStatuses)[number];

/** An invoice for what a publisher paid, or a certificate of a person's taxes. */
export const paperRequestKinds = ['invoice', 'certificate'] as const;
export type PaperRequestKind = (typeof paperRequestKinds)[number];

interface PaperRequestFacts {
  readonly accountId: string;
  readonly kind: PaperRequestKind;
  readonly period: string;
  readonly status?: PaperRequestStatus;
}

/** What more a year has brought is certified anew. */
const onceInvoiced: Condition<PaperRequestFacts> = {
  name: 'an invoice is issued once',
  holds: ({ kind, status }) => kind === 'certificate' || status !== 'issued',
};

const told = <T extends 'paper.issued' | 'paper.refused'>(type: T) => ({
  type,
  of: ({ accountId, kind, period }: PaperRequestFacts) => ({ type, accountId, facts: { kind, period } }),
});

/** What somebody has asked the platform to have issued, until it is, or cannot be. */
export const paperRequestLifecycle = {
  name: 'paper-request',
  transitions: {
    /** Once more, too, where it was refused or taken back. */
    request: {
      from: ['initial', 'refused', 'withdrawn', 'issued'],
      condition: onceInvoiced,
      to: 'requested',
      by: ['person'],
      refusal: 'PAPER_REQUESTED',
    },
    withdraw: { from: ['requested'], to: 'withdrawn', by: ['person'], refusal: 'PAPER_REQUEST_TAKEN_UP' },
    start: { from: ['requested'], to: 'working', by: ['operator'], refusal: 'PAPER_REQUEST_DONE' },
    issue: {
      from: ['requested', 'working'],
      to: 'issued',
      by: ['operator'],
      emits: told('paper.issued'),
      refusal: 'PAPER_REQUEST_DONE',
    },
    refuse: {
      from: ['requested', 'working'],
      to: 'refused',
      by: ['operator'],
      emits: told('paper.refused'),
      refusal: 'PAPER_REQUEST_DONE',
    },
  },
} as const satisfies Lifecycle<PaperRequestFacts, PaperRequestStatus, never>;
