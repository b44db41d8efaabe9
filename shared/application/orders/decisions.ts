import { advance } from '../../application/lifecycles/advance';
import { type Decision, decisions } from '../../collections/decisions';
import { type Order, orders } from '../../collections/orders';
import { AppError } from '../../contract/errors';
import { dayMs, minuteMs } from '../../domain/calendar/calendar';
import { workEndMs, workStartMs } from '../../domain/tasks/sessions';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import {
  givePlace,
  inSomePiece,
  keepPlace,
  leavePlace,
  moveSeat,
  releasePlace,
} from '../tasks/places/take-place';
import { relyOnBirthDate } from './rely-on-birth-date';
import { freeTime } from './schedule';
import { follow } from './take-step';

/** How long a publisher's decision can be undone, ms: so long nobody is told of it. */
const undoMs = minuteMs;

type Deciding = Pick<Ports, 'store' | 'clock'>;

/** Whether a decision is about this sign-up, which still waits, and not about one that was taken back since. */
const isAbout = (decision: Decision, order: Order | undefined): order is Order =>
  order?.status === 'applied' && order.withdrawals === decision.withdrawals;

/** Writes what was decided of an order that waits, in place of what was there. */
function note(
  tx: Transaction,
  order: Order,
  before: Decision | undefined,
  decided: Pick<Decision, 'kind' | 'reason' | 'piece' | 'dueAtMs' | 'atMs'>,
): void {
  const { id, taskId, publisherId, withdrawals } = order;
  const expiresAtMs = Math.max(decided.atMs, workEndMs(order.terms.sessions)) + 30 * dayMs;
  const decision = { id, taskId, publisherId, withdrawals, expiresAtMs, ...decided };
  if (before) tx.update(decisions, decision);
  else tx.create(decisions, decision);
}

/** What comes of deciding: `soon` at `dueAtMs`, `waiting-list` while the task is full, else nothing. */
export interface Decided {
  readonly outcome: 'soon' | 'waiting-list' | 'not-waiting';
  readonly dueAtMs?: number;
}

const nothing: Decided = { outcome: 'not-waiting' };
const outcomeOf = ({ kind, dueAtMs }: Decision): Decided =>
  kind === 'wait' ? { outcome: 'waiting-list' } : { outcome: 'soon', ...(dueAtMs && { dueAtMs }) };

/** Decides in one commit; repeated, it answers the same. `piece`: where a place is kept, none on the waiting list. */
const decideOnce = (
  { store, clock }: Deciding,
  orderId: string,
  kind: Decision['kind'],
  { reason, piece }: { readonly reason?: string | undefined; readonly piece?: number | undefined },
): Promise<Decided> =>
  store.transact(async (tx) => {
    const [order, kept] = await Promise.all([tx.get(orders, orderId), tx.get(decisions, orderId)]);
    if (order?.status !== 'applied') return nothing;
    const before = kept && isAbout(kept, order) ? kept : undefined;
    if (before?.kind === kind) return outcomeOf(before);
    // What is about to be told is undone first; whoever is on the waiting list is decided on at once.
    if (kept?.dueAtMs !== undefined) return nothing;
    const atMs = clock.nowMs();
    if (kind === 'wait') {
      note(tx, order, kept, { kind, atMs });
      return { outcome: 'waiting-list' };
    }
    const place = kind === 'admit' ? (piece ?? order.piece) : undefined;
    const dueAtMs = atMs + undoMs;
    note(tx, order, kept, {
      kind,
      atMs,
      dueAtMs,
      ...(reason !== undefined && { reason }),
      ...(place !== undefined && { piece: place }),
    });
    if (place !== undefined) keepPlace(tx, { taskId: order.taskId, piece: place });
    await setDeadline(tx, { clock }, { kind: 'decision.take', subject: orderId, dueAtMs });
    return { outcome: 'soon', dueAtMs };
  });

/** Is to admit somebody who waits; a place is kept for them, or they come on the waiting list. */
export async function decideToAdmit(context: Deciding, orderId: string): Promise<Decided> {
  const full = new Error('full');
  try {
    return await inSomePiece(
      context.store,
      (piece) => decideOnce(context, orderId, 'admit', { piece }),
      () => full,
    );
  } catch (error) {
    if (error !== full) throw error;
    return decideOnce(context, orderId, 'wait', {});
  }
}

/** Is to refuse somebody who waits, with a reason they will read. */
export const decideToRefuse = (context: Deciding, orderId: string, reason: string): Promise<Decided> =>
  decideOnce(context, orderId, 'refuse', { reason });

/** A kept place goes to whoever is next. */
function release(tx: Transaction, { taskId, piece }: Decision): void {
  if (piece === undefined) return;
  releasePlace(tx, { taskId, piece });
  tx.emit({ type: 'place.freed', facts: { taskId } });
}

/** Takes a decision back. False: it has been told, or the person waits no more. */
export const undoDecision = ({ store }: Deciding, orderId: string): Promise<boolean> =>
  store.transact(async (tx) => {
    const [order, decision] = await Promise.all([tx.get(orders, orderId), tx.get(decisions, orderId)]);
    if (decision) {
      tx.remove(decisions, orderId);
      release(tx, decision);
    }
    return order?.status === 'applied';
  });

/**
 * Takes what was decided and tells it, in the transaction of its deadline: admits, refuses, or lets it lapse because
 * the person waits no more. Errors: APPLICANT_UNDER_AGE.
 */
export async function takeDecision(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  decision: Decision,
): Promise<void> {
  const nowMs = context.clock.nowMs();
  const order = await tx.get(orders, decision.id);
  tx.remove(decisions, decision.id);
  if (!isAbout(decision, order)) return release(tx, decision);
  const { reason, piece = order.piece } = decision;
  if (decision.kind === 'refuse') {
    const step = { by: 'publisher', atMs: nowMs, ...(reason && { reason }) } as const;
    await follow(tx, context, advance(tx, orders, order, 'refuse', step));
    leavePlace(tx, order, false);
    return freeTime(tx, order);
  }
  await relyOnBirthDate(tx, order, nowMs);
  await follow(
    tx,
    context,
    advance(tx, orders, { ...order, piece }, 'admit', { by: 'publisher', atMs: nowMs }),
  );
  moveSeat(tx, order, piece);
}

/** Drops a decision that cannot be taken. */
export function dropDecision(tx: Transaction, decision: Decision): void {
  tx.remove(decisions, decision.id);
  release(tx, decision);
}

/** How many of a waiting list one look admits; what is left is seen by the next. */
const perLook = 20;

/** Admits the next one of the waiting list, or takes off it who waits no more. False: no place is left. */
async function admitNext({ store, clock }: Deciding, { id }: Decision): Promise<boolean> {
  const full = new Error('full');
  const admit = (piece: number | undefined) =>
    store.transact(async (tx) => {
      const [order, decision] = await Promise.all([tx.get(orders, id), tx.get(decisions, id)]);
      if (decision?.kind !== 'wait') return;
      tx.remove(decisions, id);
      const nowMs = clock.nowMs();
      if (!isAbout(decision, order) || workStartMs(order.terms.sessions) <= nowMs) return;
      await relyOnBirthDate(tx, order, nowMs);
      const placed = { ...order, piece: piece ?? order.piece };
      await follow(tx, { clock }, advance(tx, orders, placed, 'admit', { by: 'publisher', atMs: nowMs }));
      givePlace(tx, order, piece);
    });
  try {
    await inSomePiece(store, admit, () => full);
    return true;
  } catch (error) {
    if (error === full) return false;
    if (!(error instanceof AppError && error.code === 'APPLICANT_UNDER_AGE')) throw error;
    await store.transact(async (tx) => {
      if (await tx.get(decisions, id)) tx.remove(decisions, id);
    });
    return true;
  }
}

/** Gives free places of a task to those who are on its waiting list, first come first. */
export async function admitFromWaitingList(context: Deciding, taskId: string): Promise<void> {
  const { items } = await context.store.list(decisions, 'waitingList', [taskId], { limit: perLook });
  for (const decision of items) if (!(await admitNext(context, decision))) return;
}
