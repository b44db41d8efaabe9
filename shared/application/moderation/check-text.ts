import { AppError } from '../../contract/errors';
import { assessText, type Finding } from '../../domain/moderation/assess-text';
import { moderate } from './moderate';

/** WeChat's moderation scene for what is posted to everybody. */
export const forum = 3;

type Moderating = Parameters<typeof moderate>[0];

/** What breaks a rule, for whoever wrote it. */
export const forbidden = ({ rule, sentence, reason }: Omit<Finding, 'outcome'>): AppError =>
  new AppError('TASK_FORBIDDEN', { rule, sentence, reason });

/**
 * Lets a text be checked that people will read at once, since nobody reviews it: what is doubtful is refused, too,
 * and what WeChat cannot judge stands by the rules alone.
 * Errors: TASK_FORBIDDEN with the sentence that broke the rule, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export async function checkText(context: Moderating, text: string): Promise<void> {
  const found = assessText(text);
  if (found) throw forbidden(found);
  await moderate(context, forum, text);
}
