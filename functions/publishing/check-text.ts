import { moderate } from '../../shared/application/moderation/moderate';
import { AppError } from '../../shared/contract/errors';
import type { TaskDraft } from '../../shared/contract/publishing';
import { findForbiddenSentence } from '../../shared/domain/moderation/find-forbidden-sentence';
import type { Context } from '../../shared/ports/context';

/** WeChat's moderation scene for what is posted to everybody. */
const forum = 3;

/** Everything of a task that people read. */
export const taskText = (draft: TaskDraft): string =>
  [
    draft.title,
    draft.description,
    draft.serviceStandard,
    ...draft.requirements,
    ...draft.bring,
    draft.placeName,
    draft.address,
  ].join('\n');

/**
 * Checks a text that people will read, by own rules (a worker never pays to work), then by WeChat.
 * Errors: TASK_FORBIDDEN with the sentence that broke the rule, CONTENT_REJECTED, and those of WeChat.
 */
export async function checkText(
  context: Context<'publisher', 'wechat'>,
  text: string,
  title?: string,
): Promise<void> {
  const forbidden = findForbiddenSentence(text);
  if (forbidden) throw new AppError('TASK_FORBIDDEN', { ...forbidden });
  const checked = await moderate(context, forum, text, title === undefined ? {} : { title });
  if (checked === 'unanswered') throw new AppError('WECHAT_UNAVAILABLE');
}
