import { deadlines } from '../../shared/collections/deadlines';
import { refunds, taskFunds } from '../../shared/collections/fundings';
import {
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../shared/collections/ledger';
import { type Order, orders } from '../../shared/collections/orders';
import { type Task, tasks } from '../../shared/collections/tasks';
import { type LedgerAccount, postingsFault, sumOn } from '../../shared/domain/ledger/accounts';
import { isOpenOrder } from '../../shared/domain/lifecycles/order-lifecycle';
import { orderCost, ratesOf } from '../../shared/domain/money/cost';
import { groupedBy, type Invariant, placesLeftIn } from './invariants';
import type { Mirror } from './mirror';

const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);
const differs = (what: string, one: number, other: number): string[] =>
  one === other ? [] : [`${what}: ${one} ≠ ${other}`];

const onAccount = (entries: readonly LedgerEntry[], account: LedgerAccount): number =>
  total(entries.map(({ postings }) => sumOn(postings, account)));

const entriesAreWhole: Invariant = (documents) =>
  documents.all(ledgerEntries).flatMap(({ id, postings }) => {
    const fault = postingsFault(postings);
    return fault === undefined ? [] : [`entry ${id}: ${fault}`];
  });

const booksSayWhatEntriesSay: Invariant = (documents) => {
  const entries = documents.all(ledgerEntries);
  const due = documents.all(refunds).filter(({ status }) => status === 'due');
  return [
    ...differs(
      'funds',
      total(documents.all(publisherFunds).map((book) => book.availableFen)),
      onAccount(entries, 'funds'),
    ),
    ...differs(
      'earned',
      total(documents.all(workerBooks).map((book) => book.earnedFen)),
      onAccount(entries, 'earned'),
    ),
    ...differs(
      'payable',
      total(documents.all(workerBooks).map((book) => book.payableFen)),
      onAccount(entries, 'payable'),
    ),
    ...differs('refunds', total(due.map(({ amountFen }) => amountFen)), onAccount(entries, 'refunds')),
  ];
};

/** What a task must have in reserve now: for whoever has a place and may still earn, and for each place that is free. */
function neededFen(documents: Mirror, task: Task, own: readonly Order[], oneFen: number): number {
  const open = own.filter((order) => order.status !== 'applied' && isOpenOrder(order));
  const free = task.status === 'open' ? placesLeftIn(documents, task.id) : 0;
  return total(open.map(({ cost }) => cost.totalFen)) + free * oneFen;
}

const nobodyWorksUnfunded: Invariant = (documents) => {
  const entries = groupedBy(documents.all(ledgerEntries), ({ taskId }) => taskId ?? '');
  const ordersOf = groupedBy(documents.all(orders), ({ taskId }) => taskId);
  return documents.all(tasks).flatMap((task) => {
    const own = entries.get(task.id) ?? [];
    const reserveFen = onAccount(own, 'reserve');
    const drawnFen = -onAccount(
      own.filter(({ kind }) => kind === 'earn'),
      'reserve',
    );
    const funds = documents.get(taskFunds, task.id);
    const said = differs(`task ${task.id}: reserved`, (funds?.reservedFen ?? 0) - drawnFen, reserveFen);
    if (task.costRates === undefined) return said;
    const oneFen = orderCost(task, ratesOf(task.costRates)).totalFen;
    const needed = neededFen(documents, task, ordersOf.get(task.id) ?? [], oneFen);
    return reserveFen >= needed
      ? said
      : [...said, `task ${task.id} (${task.status}): ${reserveFen} reserved, ${needed} needed`];
  });
};

const isSwept = (documents: Mirror, { id, status }: Task): boolean =>
  status === 'closed' &&
  !documents.all(deadlines).some(({ kind, subject }) => kind === 'reserve.sweep' && subject === id);

const nothingIsReservedForWhatIsOver: Invariant = (documents) => {
  const entries = groupedBy(documents.all(ledgerEntries), ({ taskId }) => taskId ?? '');
  return documents
    .all(tasks)
    .filter((task) => isSwept(documents, task))
    .flatMap(({ id }) =>
      differs(`task ${id} is over and swept: reserved`, onAccount(entries.get(id) ?? [], 'reserve'), 0),
    );
};

export const moneyInvariants: readonly Invariant[] = [
  entriesAreWhole,
  booksSayWhatEntriesSay,
  nobodyWorksUnfunded,
  nothingIsReservedForWhatIsOver,
];
