import { taskFunds, type WantedTerms } from '../../collections/fundings';
import type { Task } from '../../collections/tasks';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { dropPaidTerms, missingFen } from '../money/terms-funds';
import { wholeTask } from './whole-task';
import { answerBy, withTerms, writeTerms } from './write-terms';

type Needs = Pick<Ports, 'store' | 'clock'>;

/** Whether terms that were asked for can still be made: the task is as it was then, and there is time to answer. */
export const areStillWanted = (
  task: Pick<Task, 'status' | 'termsVersion' | 'sessions'>,
  { termsVersion, terms }: WantedTerms,
  nowMs: number,
): boolean =>
  task.status === 'open' &&
  task.termsVersion === termsVersion &&
  terms.signUpDeadlineMs > nowMs &&
  answerBy(task, terms, nowMs) !== undefined;

async function make(tx: Transaction, context: Needs, taskId: string): Promise<void> {
  const nowMs = context.clock.nowMs();
  const [funds, before] = await Promise.all([tx.get(taskFunds, taskId), wholeTask(tx, taskId)]);
  const { wantedTerms } = funds ?? {};
  if (!funds || !before || wantedTerms?.paidFen === undefined) return;
  const after = { ...withTerms(before, wantedTerms), updatedAtMs: Math.max(nowMs, before.updatedAtMs) };
  const byMs = answerBy(before, after, nowMs);
  const isPaid = missingFen(funds, after, nowMs) === 0;
  if (byMs === undefined || !isPaid || !areStillWanted(before, wantedTerms, nowMs))
    return dropPaidTerms(tx, context, before, funds);
  await writeTerms(tx, context, { before, after, funds, byMs }, 'platform');
}

/** Makes the terms of a task that were paid for, once; where they cannot be made any more, what was paid goes back. */
export async function makePaidTerms(context: Needs, taskId: string): Promise<void> {
  const funds = await context.store.get(taskFunds, taskId);
  if (funds?.wantedTerms?.paidFen === undefined) return;
  await context.store.transact((tx) => make(tx, context, taskId));
}
