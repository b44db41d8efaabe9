import { type Funding, fundings, type TaskFunds, taskFunds } from '../../collections/fundings';
import type { Task } from '../../collections/tasks';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { ratesAt, ratesOf, taskCost } from '../../domain/money/cost';
import { type Fen, fen } from '../../domain/money/money';
import { orderNumberOf } from '../../domain/orders/order-number';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';
import { openPlaces } from '../tasks/places/places';
import { taskExpiry } from '../tasks/task-expiry';
import { keptForDraftMs, quietMs, sweepOf } from './sweep-deadline';

type Needs = Pick<Ports, 'clock' | 'ids'>;

/** What a task costs with all its places, by the rates that were told when its text passed. */
export const costOfTask = (task: Pick<Task, 'payFen' | 'quantity' | 'places' | 'costRates'>, nowMs: number) =>
  taskCost(task, task.costRates === undefined ? ratesAt(nowMs) : ratesOf(task.costRates));

/**
 * Asks for a payment, or for another sum of one that was not paid yet; its reference is what the payer writes into the
 * bank transfer. Answers the reference.
 */
export async function requestFunding(
  tx: Transaction,
  { ids }: Needs,
  { task, funds }: { readonly task: Task; readonly funds: TaskFunds | undefined },
  wanted: { readonly amountFen: Fen; readonly places: number; readonly purpose: Funding['purpose'] },
  step: Step,
): Promise<string> {
  const { id: taskId, publisherId, title } = task;
  const pending = funds?.fundingId === undefined ? undefined : await tx.get(fundings, funds.fundingId);
  if (pending?.status === 'awaiting')
    return advance(tx, fundings, { ...pending, title, ...wanted }, 'amend', step).id;
  return advance(
    tx,
    fundings,
    {
      id: orderNumberOf(ids.newId()),
      publisherId,
      taskId,
      title,
      channel: 'bank-transfer',
      ...wanted,
      createdAtMs: step.atMs,
      refundedFen: fen(0),
    },
    'request',
    step,
  ).id;
}

/** Takes back what was asked for and not paid; whoever pays it all the same gets it back. */
export async function dropFunding(
  tx: Transaction,
  funds: TaskFunds | undefined,
  event: 'cancel' | 'lapse',
  step: Step,
): Promise<void> {
  if (funds?.fundingId === undefined) return;
  const funding = await tx.get(fundings, funds.fundingId);
  if (funding?.status === 'awaiting') advance(tx, fundings, funding, event, step);
}

/** Writes what is known of a task's money, with nothing to be paid. */
export function writeFunds(
  tx: Transaction,
  before: TaskFunds | undefined,
  task: Pick<Task, 'id' | 'publisherId'>,
  changes: Partial<TaskFunds> = {},
): void {
  const {
    fundingId: _paid,
    wantedPlaces: _taken,
    wantedTerms: _made,
    ...kept
  } = before ?? {
    id: task.id,
    publisherId: task.publisherId,
    reservedFen: fen(0),
    returns: 0,
  };
  const after = { ...kept, ...changes };
  if (before) tx.update(taskFunds, after);
  else tx.create(taskFunds, after);
}

/** The steps that a task takes when its text has passed: to people, or to the one who pays. */
interface Steps {
  open(task: Task): Task;
  wait(task: Task): Task;
}

/**
 * A task whose text has passed is opened where its whole cost is reserved already; else what is missing is asked for.
 * `task` has no places. What is reserved beyond its cost goes back soon.
 */
export async function openOrAsk(
  tx: Transaction,
  context: Needs,
  task: Task,
  steps: Steps,
  step: Step,
): Promise<Task> {
  const rated = { ...task, costRates: ratesAt(step.atMs).version };
  const { totalFen } = costOfTask(rated, step.atMs);
  const funds = await tx.get(taskFunds, task.id);
  const missingFen = totalFen - (funds?.reservedFen ?? 0);
  await setDeadline(tx, context, taskExpiry(task));
  if (missingFen > 0) {
    const wanted = { amountFen: fen(missingFen), places: task.places, purpose: 'open' } as const;
    const fundingId = await requestFunding(tx, context, { task, funds }, wanted, step);
    writeFunds(tx, funds, task, { fundingId });
    return steps.wait(rated);
  }
  if (missingFen < 0) await setDeadline(tx, context, sweepOf(task.id, step.atMs));
  return steps.open({ ...openPlaces(tx, rated), publishedAtMs: step.atMs });
}

/**
 * An open task has new terms, and nobody has signed up: what they cost beyond what is reserved is asked for, what they
 * cost less goes back soon. True: it must be paid for before people see it.
 */
export async function fundTerms(tx: Transaction, context: Needs, task: Task, step: Step): Promise<boolean> {
  const funds = await tx.get(taskFunds, task.id);
  const missingFen = costOfTask(task, step.atMs).totalFen - (funds?.reservedFen ?? 0);
  if (missingFen > 0) {
    const wanted = { amountFen: fen(missingFen), places: task.places, purpose: 'open' } as const;
    writeFunds(tx, funds, task, {
      fundingId: await requestFunding(tx, context, { task, funds }, wanted, step),
    });
    return true;
  }
  if (funds?.fundingId !== undefined) {
    await dropFunding(tx, funds, 'cancel', step);
    writeFunds(tx, funds, task);
  }
  if (missingFen < 0) await setDeadline(tx, context, sweepOf(task.id, step.atMs));
  return false;
}

/**
 * Asks for what more places of an open task cost; they are there once it is paid. As many as there are: nothing is
 * wanted any more.
 */
export async function askForPlaces(
  tx: Transaction,
  context: Needs,
  task: Task,
  there: number,
  places: number,
  step: Step,
): Promise<void> {
  const funds = await tx.get(taskFunds, task.id);
  if ((funds?.wantedPlaces ?? there) === places) return;
  if (places === there) {
    await dropFunding(tx, funds, 'cancel', step);
    return writeFunds(tx, funds, task);
  }
  const amountFen = fen(costOfTask({ ...task, places: places - there }, step.atMs).totalFen);
  const wanted = { amountFen, places, purpose: 'places' } as const;
  const fundingId = await requestFunding(tx, context, { task, funds }, wanted, step);
  writeFunds(tx, funds, task, { fundingId, wantedPlaces: places });
}

/** More places, or other terms, that were wanted and not paid for are wanted no more. */
export async function dropPlaces(
  tx: Transaction,
  task: Pick<Task, 'id' | 'publisherId'>,
  step: Step,
): Promise<void> {
  const funds = await tx.get(taskFunds, task.id);
  if (funds?.fundingId === undefined) return;
  await dropFunding(tx, funds, 'cancel', step);
  writeFunds(tx, funds, task);
}

/**
 * A task becomes a draft again: nothing is to be paid for it, and what was paid goes back unless it is published again
 * soon, within `keptMs`. In the commit that makes it one.
 */
export async function stopFunding(
  tx: Transaction,
  context: Needs,
  task: Pick<Task, 'id' | 'publisherId'>,
  event: 'cancel' | 'lapse',
  step: Step,
  keptMs = keptForDraftMs,
): Promise<void> {
  const funds = await tx.get(taskFunds, task.id);
  if (!funds) return;
  await dropFunding(tx, funds, event, step);
  if (funds.fundingId !== undefined) writeFunds(tx, funds, task);
  if (funds.reservedFen > 0) await setDeadline(tx, context, sweepOf(task.id, step.atMs + keptMs));
}

/** A task is closed: once no order of it can earn any more, what is left of its reserve goes back. */
export const sweepLater = (tx: Transaction, context: Pick<Ports, 'clock'>, taskId: string): Promise<void> =>
  setDeadline(tx, context, sweepOf(taskId, context.clock.nowMs() + quietMs));
