import { type Earning, earnings } from '../../collections/earnings';
import { workerBooks } from '../../collections/ledger';
import { taxYearId, taxYears } from '../../collections/taxes';
import { workerIdentities } from '../../collections/worker-identities';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import { addFen } from '../../domain/money/money';
import { maxOrdersOfSettlement, settlementPostings } from '../../domain/settlement/settlement';
import type { SettlementHurdle } from '../../domain/settlement/settlement-hurdles';
import { taxPeriodAt } from '../../domain/tax/tax-period';
import { withhold } from '../../domain/tax/withhold';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import type { Settle } from '../deadlines/run-due';
import { post } from '../ledger/post';
import { allOf } from '../listing/all-of';
import { hurdleOf } from './settlement-hurdle';
import { settlementEntryId, settlementIdOf } from './settlement-ids';
import { openYear, taxYearOf } from './tax-years';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** How long until somebody whose sum waits for them is reminded. */
const remindMs = 7 * dayMs;

const sumOf = (due: readonly Earning[]) => addFen(...due.map(({ amountFen }) => amountFen));

/** What waits for its worker, or for an operator, is kept and told of, and looked at again in a week. */
const waitFor = ({ store, clock }: Needs, due: readonly Earning[], why: SettlementHurdle, settle: Settle) =>
  store.transact(async (tx) => {
    const [{ workerId } = { workerId: '' }] = due;
    if (await settle(tx, clock.nowMs() + remindMs))
      tx.emit({ type: 'settlement.waiting', accountId: workerId, facts: { amountFen: sumOf(due), why } });
  });

const found = (earning: Earning | undefined): Earning[] => (earning ? [earning] : []);

/**
 * Settles up to five orders of a worker in one commit: each is settled once, as its earning says; what they earned
 * becomes the worker's to draw less its taxes, which are reckoned by the person's year. Orders that are settled or not due
 * are left out.
 */
const settleOrders = ({ store, clock }: Needs, workerId: string, ids: readonly string[]): Promise<void> =>
  store.transact(async (tx: Transaction) => {
    const atMs = clock.nowMs();
    const [identity, ...read] = await Promise.all([
      tx.get(workerIdentities, workerId),
      ...ids.map((id) => tx.get(earnings, id)),
    ]);
    const due = read
      .flatMap(found)
      .filter(({ settlementId, settlesAtMs }) => settlementId === undefined && settlesAtMs <= atMs);
    if (due.length === 0 || !identity || hurdleOf(identity)) return;
    const { personKey } = identity;
    const year = await tx.get(taxYears, taxYearId(personKey, taxPeriodAt(atMs).year));
    if (!year || year.isClosed) throw new Error('no tax year is open');
    const grossFen = sumOf(due);
    const { state, receipt } = withhold(taxYearOf(year), { atMs, grossFen });
    const orderIds = due.map(({ id }) => id).toSorted();
    const settlementId = settlementIdOf(due);
    for (const earning of due) tx.update(earnings, { ...earning, settlementId });
    tx.update(taxYears, { ...year, ...state, updatedAtMs: atMs });
    await post(tx, atMs, {
      id: settlementEntryId(workerId, settlementId),
      kind: 'settle',
      workerId,
      personKey,
      orderIds,
      receipt,
      postings: settlementPostings(receipt),
      inputs: { grossFen, personKey, rules: receipt.ruleVersion },
    });
    const facts = { settlementId, grossFen, netFen: receipt.netFen };
    tx.emit({ type: 'settlement.settled', accountId: workerId, facts });
  });

/** Looks again when the next order is due; while an index does not show what the book holds, in a minute. */
async function lookAgain({ store, clock }: Needs, workerId: string, settle: Settle): Promise<void> {
  const left = await allOf(store, earnings, 'unsettled', [workerId]);
  const [first] = left;
  await store.transact(async (tx) => {
    const book = await tx.get(workerBooks, workerId);
    const earnedFen = book?.earnedFen ?? 0;
    if (earnedFen === 0) return void (await settle(tx));
    const isWhole = first !== undefined && sumOf(left) === earnedFen;
    await settle(tx, isWhole ? first.settlesAtMs : clock.nowMs() + minuteMs);
  });
}

/**
 * Settles what of a worker's is due, up to five orders a commit; what cannot be settled waits, and its worker is told
 * what to do. `settle` sets when it is looked again. A process that ends anywhere leaves what the next one finishes.
 */
export async function settleWorker(context: Needs, workerId: string, settle: Settle): Promise<void> {
  const { store, clock } = context;
  const all = await allOf(store, earnings, 'unsettled', [workerId]);
  const due = all.filter(({ settlesAtMs }) => settlesAtMs <= clock.nowMs());
  if (due.length > 0) {
    const identity = await store.get(workerIdentities, workerId);
    const hurdle = hurdleOf(identity);
    if (!identity || hurdle) return waitFor(context, due, hurdle ?? 'identity', settle);
    await openYear(context, identity.personKey);
    for (let at = 0; at < due.length; at += maxOrdersOfSettlement) {
      const ids = due.slice(at, at + maxOrdersOfSettlement).map(({ id }) => id);
      await settleOrders(context, workerId, ids);
    }
  }
  await lookAgain(context, workerId, settle);
}
