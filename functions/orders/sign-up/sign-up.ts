import {
  isBirthDateFixed,
  keepAccount,
  withAdmission,
  withBirthDate,
} from '../../../shared/application/account/birth-date';
import { once, type RecordResult } from '../../../shared/application/idempotency/idempotency';
import { advance } from '../../../shared/application/lifecycles/advance';
import { orderIdOf } from '../../../shared/application/orders/order-id';
import { orderDetail } from '../../../shared/application/orders/order-view';
import { holdTime, holdTimeIn } from '../../../shared/application/orders/schedule';
import { follow, followNew } from '../../../shared/application/orders/take-step';
import { inSomePiece, roomForSignUp, takePlace } from '../../../shared/application/tasks/places/take-place';
import { accounts } from '../../../shared/collections/accounts';
import { type Order, orders } from '../../../shared/collections/orders';
import { schedules } from '../../../shared/collections/schedules';
import { type Task, tasks } from '../../../shared/collections/tasks';
import type { ParsedInputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import { ordersContract } from '../../../shared/contract/orders';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed, type Transaction } from '../../../shared/ports/store';
import { checkNote } from './check-note';
import { type Credit, findCredit, outcomeFor, outcomeOf, type StoredOutcome } from './credit';
import { checkEligible } from './eligibility';
import { type NewOrder, newOrder, termsOf } from './new-order';

/** What a repeated call is answered from: the order, and what came of the share. */
type Result = { readonly orderId: string; readonly share?: StoredOutcome };

/** One try to sign up: what was read for it, and how its result is kept. */
interface Attempt {
  readonly task: Task;
  readonly order: NewOrder;
  readonly credit: Credit;
  /** Told with the sign-up. */
  readonly birthDate: string | undefined;
  readonly record: RecordResult<Result>;
}

const resultOf = (order: NewOrder, credit: Credit): Result => {
  const share = outcomeFor(credit, order);
  return { orderId: order.id, ...(share && { share }) };
};

const admitsAtOnce = ({ admission }: Task): boolean => admission === 'first-come';

/** First-come tasks admit at once; reviewed ones wait for their publisher. */
const begin = (tx: Transaction, context: Context<'consented'>, task: Task, order: Order | NewOrder): Order =>
  advance(tx, orders, order, admitsAtOnce(task) ? 'takePlace' : 'apply', {
    by: 'worker',
    atMs: context.clock.nowMs(),
  });

/**
 * Keeps with the sign-up what comes of it for the person: the birth date that was told for it, and that an
 * admission relies on it. While the date can change, it is judged as it stands when all is written.
 */
async function keepPerson(tx: Transaction, context: Context<'consented'>, { task, birthDate }: Attempt) {
  const { caller, clock } = context;
  const admits = admitsAtOnce(task);
  if (birthDate === undefined && (!admits || isBirthDateFixed(caller.account))) return;
  const account = await tx.get(accounts, caller.account.id);
  if (!account) throw new AppError('SESSION_EXPIRED');
  const nowMs = clock.nowMs();
  const declared = birthDate === undefined ? account : withBirthDate(account, birthDate, nowMs);
  checkEligible(task, declared, nowMs);
  keepAccount(tx, account, admits ? withAdmission(declared, nowMs) : declared, nowMs);
}

/** Reads what a try needs, the first time that it is asked. */
type Trying = () => Promise<Attempt>;

function create(context: Context<'consented'>, trying: Trying): Promise<Order> {
  return context.store.transact(async (tx) => {
    // Read beside the task, before it is known whether its hours are fixed: a wave of requests less.
    const [attempt, schedule] = await Promise.all([trying(), tx.get(schedules, context.caller.account.id)]);
    const { task, order, credit, record } = attempt;
    await keepPerson(tx, context, attempt);
    record(tx, resultOf(order, credit));
    const created = followNew(tx, begin(tx, context, task, order));
    holdTimeIn(tx, created, context.clock.nowMs(), schedule);
    takePlace(tx, task, order.piece);
    if (order.shareId !== undefined) tx.emit({ type: 'share.signedUp', facts: { shareId: order.shareId } });
    return created;
  });
}

/** A sign-up that was taken back is opened again under its id, on today's terms; its credit stays. */
async function reopen(context: Context<'consented'>, trying: Trying): Promise<Order> {
  const attempt = await trying();
  const { task, order: fresh, credit, record } = attempt;
  return context.store.transact(async (tx) => {
    const order = await tx.get(orders, fresh.id);
    if (!order) throw new AppError('ALREADY_SIGNED_UP');
    await keepPerson(tx, context, attempt);
    record(tx, resultOf(order, credit));
    const { note: _said, asked: _answered, termsAcceptedAtMs: _earlier, ...before } = order;
    const { terms, cost, piece, rulesVersion, note } = fresh;
    const again = { ...before, terms, cost, piece, rulesVersion, ...(note !== undefined && { note }) };
    const reopened = await follow(tx, context, begin(tx, context, task, again));
    await holdTime(tx, reopened, context.clock.nowMs());
    takePlace(tx, task, fresh.piece);
    return reopened;
  });
}

/** Creates the order, or reopens the one that is there already, in whatever piece of the task has a place. */
async function place(context: Context<'consented'>, trying: Trying): Promise<Order> {
  const inPiece =
    (piece: number | undefined): Trying =>
    async () => {
      const attempt = await trying();
      return piece === undefined ? attempt : { ...attempt, order: { ...attempt.order, piece } };
    };
  const by = (commit: typeof create) =>
    inSomePiece(
      context.store,
      (piece) => commit(context, inPiece(piece)),
      () => new AppError('TASK_FULL'),
      async () => roomForSignUp((await trying()).task),
    );
  try {
    return await by(create);
  } catch (error) {
    const isThere = error instanceof ConditionFailed && error.collection === orders.name;
    if (isThere) return by(reopen);
    throw error;
  }
}

const termsChanged = (task: Task) => new AppError('TASK_TERMS_CHANGED', { terms: termsOf(task) });

/** Terms that changed between reading and commit are told like those that had changed before. */
const placeOnTerms = (context: Context<'consented'>, trying: Trying): Promise<Order> =>
  place(context, trying).catch(async (error) => {
    if (!(error instanceof AppError && error.code === 'TASK_TERMS_CHANGED') || error.details) throw error;
    const { task } = await trying();
    throw termsChanged((await context.store.get(tasks, task.id)) ?? task);
  });

type SigningUp = Context<'consented', 'hash'>;
type Input = ParsedInputOf<typeof ordersContract.signUp>;

/** What is signed up for, and whether this person may. Errors: as of a sign-up, but for what others have taken. */
async function prepare(input: Input, context: SigningUp, record: RecordResult<Result>): Promise<Attempt> {
  const { account } = context.caller;
  const nowMs = context.clock.nowMs();
  const [task, credit] = await Promise.all([
    context.store.get(tasks, input.taskId),
    findCredit(context, input.taskId, account.id, input.share),
  ]);
  const { birthDate, note } = input;
  if (note !== undefined) checkNote(note);
  checkEligible(task, birthDate === undefined ? account : withBirthDate(account, birthDate, nowMs), nowMs);
  if (input.termsVersion !== task.termsVersion) throw termsChanged(task);
  const id = orderIdOf(context, task.id, account.id);
  const order = newOrder(task, { id, accountId: account.id, nowMs, shareId: credit.shareId, note });
  return { task, order, credit, birthDate, record };
}

/**
 * Signs a person up: exactly as many are admitted as there are places, one order per person and task.
 * Only on the terms that the person saw. Errors: TASK_NOT_FOUND, TASK_CLOSED, TASK_FULL, TASK_DEADLINE_PASSED,
 * TASK_TERMS_CHANGED with the terms as they are, OWN_TASK,
 * ALREADY_SIGNED_UP, PROFILE_INCOMPLETE, BIRTH_DATE_FIXED, UNDER_AGE, TOO_MANY_WITHDRAWALS, ORDER_CLASHES with the
 * order whose time it is, TOO_MANY_ORDERS, CONTENT_REJECTED of a note.
 */
export const signUp: UseCase<typeof ordersContract.signUp, 'hash'> = (input, context) =>
  once(context, ordersContract.signUp, {
    input,
    async run(record: RecordResult<Result>) {
      let prepared: Promise<Attempt> | undefined;
      const trying: Trying = () => {
        prepared ??= prepare(input, context, record);
        return prepared;
      };
      const order = await placeOnTerms(context, trying);
      const share = outcomeFor((await trying()).credit, order);
      return { order: orderDetail(order, context.clock.nowMs()), ...(share && { share }) };
    },
    async replay({ orderId, share }) {
      const order = await context.store.get(orders, orderId);
      if (!order) throw new AppError('ORDER_NOT_FOUND');
      const detail = orderDetail(order, context.clock.nowMs());
      return { order: detail, ...(share && { share: outcomeOf(share) }) };
    },
  });
