import { taskIdOf } from '../../shared/application/tasks/places/pieces';
import { deadlines } from '../../shared/collections/deadlines';
import { taskFunds } from '../../shared/collections/fundings';
import {
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../shared/collections/ledger';
import { type Order, orders } from '../../shared/collections/orders';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { type LedgerAccount, sumOn } from '../../shared/domain/ledger/accounts';
import { ratesOf, taskCost } from '../../shared/domain/money/cost';
import type { Mirror } from './mirror';

/** What must hold after every step; answers what does not, in words. */
export type Invariant = (documents: Mirror, nowMs: number) => string[];

const sumOf = (entries: readonly LedgerEntry[], account: LedgerAccount): number =>
  entries.reduce((sum, { postings }) => sum + sumOn(postings, account), 0);

const postingsSumToZero: Invariant = (documents) =>
  documents
    .all(ledgerEntries)
    .filter(({ postings }) => postings.reduce((sum, { amountFen }) => sum + amountFen, 0) !== 0)
    .map(({ id }) => `entry ${id} makes or loses money`);

const booksHoldWhatTheirEntriesSay: Invariant = (documents) => {
  const entries = documents.all(ledgerEntries);
  const publishers = documents.all(publisherFunds).map(({ id, availableFen }) => ({
    id,
    heldFen: availableFen,
    saidFen: sumOf(
      entries.filter(({ publisherId }) => publisherId === id),
      'funds',
    ),
  }));
  const workers = documents.all(workerBooks).map(({ id, earnedFen }) => ({
    id,
    heldFen: earnedFen,
    saidFen: sumOf(
      entries.filter(({ workerId }) => workerId === id),
      'earned',
    ),
  }));
  return [...publishers, ...workers]
    .filter(({ heldFen, saidFen }) => heldFen !== saidFen)
    .map(({ id, heldFen, saidFen }) => `book ${id} holds ${heldFen}, its entries say ${saidFen}`);
};

/** Whether an order has a place and may still earn what is reserved for it. */
const isUnderWay = ({ status, earnedFen }: Order): boolean =>
  earnedFen === undefined && status !== 'applied' && status !== 'refused' && status !== 'withdrawn';

/** Reserved is what those at work may still cost, and the places that nobody has; more only until the timer has come. */
const whoeverWorksIsFunded: Invariant = (documents) => {
  const entries = documents.all(ledgerEntries);
  const pieces = documents.all(taskPlaces);
  return documents.all(tasks).flatMap((task) => {
    const { id, status, costRates } = task;
    const reserveFen = sumOf(
      entries.filter(({ taskId }) => taskId === id),
      'reserve',
    );
    const own = documents.all(orders).filter(({ taskId }) => taskId === id);
    const atWorkFen = own.filter(isUnderWay).reduce((sum, { cost }) => sum + cost.totalFen, 0);
    const left = pieces.reduce((sum, piece) => (taskIdOf(piece.id) === id ? sum + piece.left : sum), 0);
    const oneFen =
      costRates === undefined ? 0 : taskCost({ ...task, places: 1 }, ratesOf(costRates)).totalFen;
    const neededFen = status === 'open' ? atWorkFen + left * oneFen : atWorkFen;
    const isSettled = !documents.get(deadlines, `reserve:${id}`);
    const problems =
      reserveFen < neededFen ? [`task ${id}: ${reserveFen} reserved, ${neededFen} needed`] : [];
    if (status === 'closed' && isSettled && reserveFen !== atWorkFen)
      problems.push(`task ${id}: finished, and ${reserveFen} still reserved`);
    return problems;
  });
};

const fundsSayWhatIsReserved: Invariant = (documents) => {
  const entries = documents.all(ledgerEntries).filter(({ kind }) => kind !== 'earn');
  return documents.all(taskFunds).flatMap(({ id, reservedFen }) => {
    const saidFen = sumOf(
      entries.filter(({ taskId }) => taskId === id),
      'reserve',
    );
    return saidFen === reservedFen ? [] : [`task ${id}: ${reservedFen} noted, ${saidFen} posted`];
  });
};

export const moneyInvariants: readonly Invariant[] = [
  postingsSumToZero,
  booksHoldWhatTheirEntriesSay,
  whoeverWorksIsFunded,
  fundsSayWhatIsReserved,
];
