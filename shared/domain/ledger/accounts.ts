/**
 * Where money of the ledger stands. What is above zero the platform owes to somebody or has earned; `bank` is what the
 * outside has paid in less what was paid out, as a debt of the bank: at or below zero.
 */
export const ledgerAccounts = [
  /** The platform's own bank account. */
  'bank',
  /** A publisher's: nothing that can be spent, only what is about to go back. */
  'funds',
  /** What tasks may cost; of each task by the slot of the entry. */
  'reserve',
  /** On its way back to a payer. */
  'refunds',
  /** A worker's, for work that was accepted, before any tax. */
  'earned',
  /** A worker's, settled and taxed: theirs to draw. */
  'payable',
  /** On its way to a worker; of each payout by the slot of the entry. */
  'transit',
  /** At a rail: what it has paid out, less what was put there and what came back to it. */
  'wechatRail',
  'alipayRail',
  /** Withheld from workers and owed to the tax office. */
  'incomeTax',
  'vat',
  'urban',
  'education',
  'localEducation',
  /** What workers owe of taxes that their payments could not bear: at or below zero. */
  'toRecover',
  /** The platform's fee. */
  'fee',
  /** Taxes on the fee and the service, as far as they are expected. */
  'surcharge',
] as const;
export type LedgerAccount = (typeof ledgerAccounts)[number];

/** One account's part of an entry: positive, it has more. */
export interface Posting {
  readonly account: LedgerAccount;
  readonly amountFen: number;
}

export const maxPostings = 12;

/** Why these postings are no entry, or undefined. */
export function postingsFault(postings: readonly Posting[]): string | undefined {
  if (postings.length < 2 || postings.length > maxPostings) return `${postings.length} postings`;
  if (postings.some(({ amountFen }) => !Number.isSafeInteger(amountFen) || amountFen === 0))
    return 'a posting that moves nothing';
  const sum = postings.reduce((total, { amountFen }) => total + amountFen, 0);
  return sum === 0 ? undefined : `postings that sum to ${sum}`;
}

/** Moves a sum from one account to others. */
export const moved = (
  from: LedgerAccount,
  to: Readonly<Partial<Record<LedgerAccount, number>>>,
): Posting[] => {
  const given = Object.entries(to).filter(([, amountFen]) => amountFen !== 0) as [LedgerAccount, number][];
  const total = given.reduce((sum, [, amountFen]) => sum + amountFen, 0);
  return [
    { account: from, amountFen: -total },
    ...given.map(([account, amountFen]) => ({ account, amountFen })),
  ];
};

/** What postings add to an account. */
export const sumOn = (postings: readonly Posting[], account: LedgerAccount): number =>
  postings.reduce((sum, posting) => (posting.account === account ? sum + posting.amountFen : sum), 0);
