import { moderate } from '../../shared/application/moderation/moderate';
import { AppError } from '../../shared/contract/errors';
import { assessText, type Finding } from '../../shared/domain/moderation/assess-text';
import type { Context } from '../../shared/ports/context';

/** WeChat's moderation scene for what is posted to everybody. */
const forum = 3;

/**
 * Lets a text be checked that people will read at once, since nobody reviews it: what is doubtful is refused, too,
 * and what WeChat cannot judge stands by the rules alone.
 * Errors: TASK_FORBIDDEN with the sentence that broke the rule, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export async function checkText(context: Context<'publisher', 'wechat'>, text: string): Promise<void> {
  const found = assessText(text);
  if (found) throw forbidden(found);
  await moderate(context, forum, text);
}

/** What breaks a rule, for whoever wrote it. */
export const forbidden = ({ rule, sentence, reason }: Omit<Finding, 'outcome'>): AppError =>
  new AppError('TASK_FORBIDDEN', { rule, sentence, reason });

/** Lets WeChat judge the text of a task; answers whether it did. Errors: CONTENT_REJECTED, SESSION_EXPIRED. */
export const checkByWeChat = (
  context: Context<'publisher', 'wechat'>,
  text: string,
  title: string,
): ReturnType<typeof moderate> => moderate(context, forum, text, { title });
