import { deadlines } from '../../shared/collections/deadlines';
import { earnings } from '../../shared/collections/earnings';
import { refunds, taskFunds } from '../../shared/collections/fundings';
import {
  type LedgerEntry,
  ledgerEntries,
  publisherFunds,
  workerBooks,
} from '../../shared/collections/ledger';
import { type Order, orders } from '../../shared/collections/orders';
import { type Task, tasks } from '../../shared/collections/tasks';
import { taxYears } from '../../shared/collections/taxes';
import { type LedgerAccount, postingsFault, sumOn } from '../../shared/domain/ledger/accounts';
import { isOpenOrder } from '../../shared/domain/lifecycles/order-lifecycle';
import { orderCost, ratesOf } from '../../shared/domain/money/cost';
import { fen } from '../../shared/domain/money/money';
import type { TaxMonth } from '../../shared/domain/tax/tax-year';
import { withholdHistory } from '../../shared/domain/tax/withhold-history';
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

const nothingIsReservedForWhatIsOver: Invariant = (documents) => {
  const entries = groupedBy(documents.all(ledgerEntries), ({ taskId }) => taskId ?? '');
  const sweeps = documents.all(deadlines).filter(({ kind }) => kind === 'reserve.sweep');
  const toBeSwept = new Set(sweeps.map(({ subject }) => subject));
  return documents
    .all(tasks)
    .filter(({ id, status }) => status === 'closed' && !toBeSwept.has(id))
    .flatMap(({ id }) =>
      differs(`task ${id} is over and swept: reserved`, onAccount(entries.get(id) ?? [], 'reserve'), 0),
    );
};

/** Settlements that stand: what was taken back never was. */
function standing(documents: Mirror): LedgerEntry[] {
  const all = documents.all(ledgerEntries);
  const takenBack = new Set(all.filter(({ kind }) => kind === 'unsettle').map(({ id }) => id.slice(2)));
  return all.filter(({ id, kind }) => kind === 'settle' && !takenBack.has(id));
}

/** What is settled was earned, once, by its book, and taxed as the person's year says. */
const settledOnce: Invariant = (documents) => {
  const entries = standing(documents);
  const settled = entries.flatMap(({ orderIds = [] }) => orderIds);
  const marked = documents.all(earnings).filter(({ settlementId }) => settlementId !== undefined);
  const open = documents.all(earnings).filter(({ settlementId }) => settlementId === undefined);
  return [
    ...differs('orders settled twice', settled.length, new Set(settled).size),
    ...differs('orders settled', settled.length, marked.length),
    ...differs(
      'to be settled',
      total(open.map(({ amountFen }) => amountFen)),
      total(documents.all(workerBooks).map(({ earnedFen }) => earnedFen)),
    ),
    ...entries.flatMap(({ id, postings, receipt }) =>
      receipt === undefined
        ? [`settlement ${id}: no receipt`]
        : differs(`settlement ${id}: net`, sumOn(postings, 'payable'), receipt.netFen),
    ),
  ];
};

/** The law's own figure for everything that a person was paid in a year, reckoned anew from the ledger. */
const taxedAsTheRuleSays: Invariant = (documents) => {
  const standingBy = groupedBy(standing(documents), ({ personKey }) => personKey ?? '');
  const taxed = documents.all(ledgerEntries).filter(({ kind }) => kind === 'settle' || kind === 'unsettle');
  return [...groupedBy(taxed, ({ personKey }) => personKey ?? '')].flatMap(([personKey, booked]) => {
    const own = standingBy.get(personKey) ?? [];
    const payments = own.map(({ atMs, postings }) => ({ atMs, grossFen: fen(-sumOn(postings, 'earned')) }));
    const byRule = withholdHistory(payments).years;
    const stored = documents.all(taxYears).filter((year) => year.personKey === personKey);
    const taxOf = (years: readonly { readonly months: readonly TaxMonth[] }[]) =>
      total(years.flatMap(({ months }) => months.map(({ incomeTaxFen }) => incomeTaxFen)));
    const grossFen = total(payments.map((payment) => payment.grossFen));
    const months = stored.flatMap((year) => year.months);
    return [
      ...differs(`income of ${personKey}`, total(months.map((month) => month.grossFen)), grossFen),
      ...differs(`tax of ${personKey} in its years`, taxOf(stored), taxOf(byRule)),
      ...differs(`tax of ${personKey} in the ledger`, onAccount(booked, 'incomeTax'), taxOf(byRule)),
      // What is taken back makes no debt to be recovered, so that a history without it may owe another sum.
      ...(booked.length > own.length
        ? []
        : differs(
            `to be recovered of ${personKey}`,
            0 - onAccount(own, 'toRecover'),
            byRule.at(-1)?.toRecoverFen ?? 0,
          )),
    ];
  });
};

export const moneyInvariants: readonly Invariant[] = [
  entriesAreWhole,
  booksSayWhatEntriesSay,
  settledOnce,
  taxedAsTheRuleSays,
  nobodyWorksUnfunded,
  nothingIsReservedForWhatIsOver,
];
