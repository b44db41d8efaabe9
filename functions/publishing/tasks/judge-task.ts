import { reviewWithinHours } from '../../../shared/application/moderation/task-reviews';
import type { WholeTask } from '../../../shared/application/tasks/whole-task';
import type { Task } from '../../../shared/collections/tasks';
import { AppError } from '../../../shared/contract/errors';
import type { Moderation, TaskDraft } from '../../../shared/contract/publishing';
import { assessText, type Finding } from '../../../shared/domain/moderation/assess-text';
import { isFarAbove } from '../../../shared/domain/moderation/most-pay';
import { reasons } from '../../../shared/domain/moderation/rule-names';
import { formatYuanShort } from '../../../shared/domain/money/money';
import { forbidden } from '../check-text';

/** Everything of a task that people read. */
const taskTexts = (draft: TaskDraft): string[] => [
  draft.title,
  draft.description,
  draft.serviceStandard,
  ...draft.requirements,
  ...draft.bring,
  draft.placeName,
  draft.address,
];

export const taskText = (draft: TaskDraft): string => taskTexts(draft).join('\n');

/** Whether the rules of the platform may say something else of the one than of the other. */
export const isJudgedAlike = (one: TaskDraft, other: TaskDraft): boolean =>
  taskText(one) === taskText(other) && one.payFen === other.payFen && one.payUnit === other.payUnit;

/** What was found of texts lately: one is judged several times while it is written and published. */
const lately = new Map<string, Finding | undefined>();
const maxLately = 32;

function assessed(draft: TaskDraft): Finding | undefined {
  const text = JSON.stringify(taskTexts(draft));
  const found = lately.has(text) ? lately.get(text) : assessText(taskTexts(draft));
  lately.delete(text);
  lately.set(text, found);
  if (lately.size > maxLately) lately.delete(lately.keys().next().value ?? '');
  return found;
}

/** What the rules of the platform find in a task; undefined when it passes. */
export function assessTask(draft: TaskDraft): Finding | undefined {
  const found = assessed(draft);
  if (found || !isFarAbove(draft.payFen, draft.payUnit)) return found;
  const sentence = `报酬 ${formatYuanShort(draft.payFen)} 元`;
  return { outcome: 'review', rule: 'promises', sentence, reason: reasons.promises };
}

/** What is known of a text beside the rules: WeChat's word, or that somebody unverified wrote it. */
export type Checked = 'passed' | 'unanswered' | 'unverified';

/** What says nothing of the text itself. */
const beside: ReadonlySet<string> = new Set(['unchecked', 'unverified']);

/**
 * What to review of a task, undefined when it passes; one that WeChat could not judge never does, nor one of somebody
 * unverified. Errors: TASK_FORBIDDEN when it is refused, by a rule with its sentence or, unchanged since, by an operator.
 */
export function reviewOf(
  task: WholeTask,
  atMs: number,
  checked: Checked = 'passed',
): NonNullable<Task['review']> | undefined {
  if (task.refusal) throw new AppError('TASK_FORBIDDEN', { reason: task.refusal.reason });
  const found = assessTask(task);
  if (found?.outcome === 'refuse') throw forbidden(found);
  if (found) return { rule: found.rule, sentence: found.sentence, submittedAtMs: atMs };
  if (checked === 'passed') return undefined;
  const rule = checked === 'unanswered' ? 'unchecked' : 'unverified';
  return { rule, sentence: task.title, submittedAtMs: atMs };
}

const waiting = `任务须经人工审核，一般 ${reviewWithinHours} 小时内完成，结果会通知您。修改后可重新提交`;

const inReview = ({ rule, sentence }: Pick<Finding, 'rule' | 'sentence'>) =>
  ({
    outcome: 'review',
    rule,
    sentence,
    reason: `${beside.has(rule) ? '' : '涉及的规则：'}${reasons[rule]}；${waiting}`,
    withinHours: reviewWithinHours,
  }) as const;

/** What came of a task by the rules of the platform, or of a draft what would come. */
export function moderationOf(task: WholeTask): Moderation {
  if (task.review) return { ...inReview(task.review), submittedAtMs: task.review.submittedAtMs };
  if (task.status !== 'draft') return { outcome: 'pass' };
  if (task.refusal) return { outcome: 'refuse', reason: task.refusal.reason };
  const found = assessTask(task);
  if (!found) return { outcome: 'pass' };
  const { outcome, rule, sentence, reason } = found;
  return outcome === 'review' ? inReview(found) : { outcome, rule, sentence, reason };
}

/** A task without what was said of its text before. */
export function unjudged(task: WholeTask): WholeTask {
  const { review: _review, refusal: _refusal, ...rest } = task;
  return rest;
}
