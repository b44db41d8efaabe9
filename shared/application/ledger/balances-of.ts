import type { LedgerEntry, PublisherFunds, WorkerBook } from '../../collections/ledger';

/** What a book holds, by account. */
export type Balances = LedgerEntry['links'][number]['balances'];

export const balancesOfWorker = ({
  earnedFen,
  payableFen,
}: Pick<WorkerBook, 'earnedFen' | 'payableFen'>): Balances => [
  { account: 'earned', balanceFen: earnedFen },
  { account: 'payable', balanceFen: payableFen },
];

export const balancesOfPublisher = ({ availableFen }: Pick<PublisherFunds, 'availableFen'>): Balances => [
  { account: 'funds', balanceFen: availableFen },
];
