import { type TaskFunds, taskFunds, type WantedTerms } from '../../collections/fundings';
import type { Task } from '../../collections/tasks';
import { AppError } from '../../contract/errors';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { type Fen, fen } from '../../domain/money/money';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { sweepOf } from './sweep-deadline';
import { costOfTask, requestFunding, writeFunds } from './task-funds';

type Needs = Pick<Ports, 'clock' | 'ids'>;

/** The money of a task that has been open, and so has some. */
export async function fundsOf(tx: Pick<Transaction, 'get'>, taskId: string): Promise<TaskFunds> {
  const funds = await tx.get(taskFunds, taskId);
  if (!funds) throw new Error('an open task that was never funded');
  return funds;
}

/** What an open task costs by other terms beyond what is reserved, fen; 0: nothing. */
export const missingFen = (funds: Pick<TaskFunds, 'reservedFen'>, after: Task, nowMs: number): Fen =>
  fen(Math.max(0, costOfTask(after, nowMs).totalFen - funds.reservedFen));

/** Nothing else of an open task changes while other terms of it are to be paid for. Errors: TERMS_UNPAID. */
export async function checkTermsPaid(tx: Pick<Transaction, 'get'>, taskId: string): Promise<void> {
  if ((await tx.get(taskFunds, taskId))?.wantedTerms) throw new AppError('TERMS_UNPAID');
}

/** Asks for what other terms of an open task cost beyond what is reserved: they are made once it is paid. */
export async function askForTerms(
  tx: Transaction,
  context: Needs,
  { task, funds }: { readonly task: Task; readonly funds: TaskFunds },
  { amountFen, ...wantedTerms }: WantedTerms & { readonly amountFen: Fen },
  step: Step,
): Promise<void> {
  const wanted = { amountFen, places: task.places, purpose: 'terms' } as const;
  const fundingId = await requestFunding(tx, context, { task, funds }, wanted, step);
  writeFunds(tx, funds, task, { fundingId, wantedTerms });
}

/** Other terms are paid for: what came in is kept for them until they are made. */
export const termsPaid = (funds: TaskFunds, paidFen: Fen): Partial<TaskFunds> => ({
  reservedFen: fen(funds.reservedFen + paidFen),
  surplusFen: fen((funds.surplusFen ?? 0) + paidFen),
  ...(funds.wantedTerms && { wantedTerms: { ...funds.wantedTerms, paidFen } }),
});

/** Terms that were paid for cannot be made any more: what was paid goes back soon. */
export async function dropPaidTerms(
  tx: Transaction,
  { clock }: Pick<Ports, 'clock'>,
  task: Pick<Task, 'id' | 'publisherId'>,
  funds: TaskFunds,
): Promise<void> {
  const { wantedTerms, surplusFen = fen(0) } = funds;
  writeFunds(tx, funds, task, { surplusFen: fen(Math.max(0, surplusFen - (wantedTerms?.paidFen ?? 0))) });
  await setDeadline(tx, { clock }, sweepOf(task.id, clock.nowMs()));
}

/**
 * The terms of an open task change under people who signed up on those before: what is reserved does for either, and is
 * kept for either.
 */
export function coverTerms(
  tx: Transaction,
  funds: TaskFunds,
  before: Task,
  after: Task,
  nowMs: number,
): void {
  const keptFen = costOfTask(before, nowMs).totalFen + (funds.surplusFen ?? 0);
  const surplusFen = fen(Math.max(0, keptFen - costOfTask(after, nowMs).totalFen));
  if (surplusFen !== (funds.surplusFen ?? 0) || funds.wantedTerms)
    writeFunds(tx, funds, after, { surplusFen });
}
