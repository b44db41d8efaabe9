import type { TaskFunds, WantedTerms } from '../../collections/fundings';
import {
  type ChangeableTerms,
  changeableTerms,
  pastTerms,
  pastTermsId,
  tasks,
  taskTexts,
} from '../../collections/tasks';
import type { Step } from '../../domain/lifecycles/lifecycle';
import { rulesAt } from '../../domain/orders/order-rules';
import { answerByMs } from '../../domain/orders/terms-change';
import { workStartMs } from '../../domain/tasks/sessions';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';
import { coverTerms } from '../money/terms-funds';
import { askTermsDeadline } from '../orders/ask-terms';
import { renewTerms } from './places/places';
import { documentsOf, type WholeTask } from './whole-task';

/** Until when those who signed up answer to a change that is made now; undefined: it is too late for one. */
export function answerBy(
  before: Pick<WholeTask, 'sessions'>,
  after: Pick<WholeTask, 'sessions'>,
  nowMs: number,
): number | undefined {
  const startMs = Math.min(workStartMs(before.sessions), workStartMs(after.sessions));
  return answerByMs(rulesAt(nowMs), nowMs, startMs);
}

/** Of a task, what may change under people who have signed up. */
export function changeableOf(task: WholeTask): ChangeableTerms {
  const fields = Object.keys(changeableTerms.shape).filter((field) => field in task);
  return changeableTerms.parse(
    Object.fromEntries(fields.map((field) => [field, task[field as keyof WholeTask]])),
  );
}

/** A task with the terms that are wanted of it. */
export function withTerms(task: WholeTask, { terms }: Pick<WantedTerms, 'terms'>): WholeTask {
  const { district: _before, ...rest } = task;
  return { ...rest, ...terms };
}

/** Everything of a task as it stood, for those who signed up for it. */
function keepPast(tx: Transaction, before: WholeTask, askedAtMs: number, byMs: number): void {
  const { placeName, longitude, latitude, perks, termsVersion } = before;
  tx.create(pastTerms, {
    ...documentsOf(before).texts,
    placeName,
    longitude,
    latitude,
    perks,
    id: pastTermsId(before.id, termsVersion),
    askedAtMs,
    answerByMs: byMs,
  });
}

/** A change of terms, as it is written. */
interface Change {
  readonly before: WholeTask;
  readonly after: WholeTask;
  readonly funds: TaskFunds;
  /** Until when those who signed up answer, ms. */
  readonly byMs: number;
}

/**
 * Writes an open task with other terms, whose cost is reserved; a minute later at most, those who signed up are asked, and
 * an earlier sign-up deadline is set.
 */
export async function writeTerms(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  { before, after, funds, byMs }: Change,
  by: Step['by'],
): Promise<WholeTask> {
  const nowMs = context.clock.nowMs();
  const { task, texts } = documentsOf({ ...after, termsVersion: before.termsVersion + 1 });
  coverTerms(tx, funds, before, task, nowMs);
  keepPast(tx, before, nowMs, byMs);
  renewTerms(tx, before);
  tx.update(taskTexts, texts);
  await setDeadline(tx, context, askTermsDeadline(task.id, nowMs));
  const event = by === 'publisher' ? 'change' : 'renew';
  return { ...texts, ...advance(tx, tasks, task, event, { by, atMs: after.updatedAtMs }) };
}
