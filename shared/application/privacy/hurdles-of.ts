import { refunds, taskFunds } from '../../collections/fundings';
import { publisherFunds, workerBooks } from '../../collections/ledger';
import { type Order, orders } from '../../collections/orders';
import { paperRequests } from '../../collections/paper-requests';
import { payouts } from '../../collections/payouts';
import type { Task } from '../../collections/tasks';
import { isOpenOrder } from '../../domain/lifecycles/order-lifecycle';
import { isEnded } from '../../domain/lifecycles/payout-lifecycle';
import type { CancellationHurdle } from '../../domain/privacy/cancellation-hurdles';
import { allOf } from '../listing/all-of';
import { manyOf } from '../listing/many-of';
import { drawnFrom } from '../money/return-unused';
import { tasksOf } from './found-by';
import type { Reading } from './holding';

const isOpen = (order: Order): boolean => isOpenOrder(order);

async function ofWorker(store: Reading, accountId: string): Promise<CancellationHurdle[]> {
  const [own, book, paid] = await Promise.all([
    allOf(store, orders, 'account', [accountId]),
    store.get(workerBooks, accountId),
    allOf(store, payouts, 'mine', [accountId]),
  ]);
  return [
    ...(own.some(isOpen) ? (['open-order'] as const) : []),
    ...(book && book.earnedFen > 0 ? (['unsettled-income'] as const) : []),
    ...(book && book.payableFen > 0 ? (['undrawn-income'] as const) : []),
    ...(paid.some(({ status }) => !isEnded(status)) ? (['payout-under-way'] as const) : []),
  ];
}

/** Whether a reserve holds more than its orders have drawn. */
async function holdsMoney(store: Reading, closed: readonly Task[]): Promise<boolean> {
  const funds = await manyOf(
    store,
    taskFunds,
    closed.map(({ id }) => id),
  );
  for (const { id, reservedFen } of funds.values())
    if (reservedFen > 0 && reservedFen > (await drawnFrom(store, id))) return true;
  return false;
}

async function ofPublisher(store: Reading, accountId: string): Promise<CancellationHurdle[]> {
  const [own, funds, back] = await Promise.all([
    tasksOf(store, accountId),
    store.get(publisherFunds, accountId),
    allOf(store, refunds, 'publisher', [accountId]),
  ]);
  const submitted = own.filter(({ status }) => status !== 'draft');
  if (submitted.some(({ status }) => status !== 'closed')) return ['open-task'];
  const isOwed =
    (funds?.availableFen ?? 0) > 0 ||
    back.some(({ status }) => status !== 'paid') ||
    (await holdsMoney(store, submitted));
  return isOwed ? ['funds-to-return'] : [];
}

async function ofPapers(store: Reading, accountId: string): Promise<CancellationHurdle[]> {
  const asked = await Promise.all(
    (['invoice', 'certificate'] as const).map((kind) =>
      allOf(store, paperRequests, 'mine', [accountId, kind]),
    ),
  );
  const isWaiting = asked.flat().some(({ status }) => status === 'requested' || status === 'working');
  return isWaiting ? ['paper-under-way'] : [];
}

/** What stands in the way of cancelling an account, as it is now. */
export async function hurdlesOf(store: Reading, accountId: string): Promise<CancellationHurdle[]> {
  const of = [ofWorker, ofPublisher, ofPapers].map((find) => find(store, accountId));
  return (await Promise.all(of)).flat();
}
