import { forum } from '../../shared/application/moderation/check-text';
import { moderate } from '../../shared/application/moderation/moderate';
import type { Context } from '../../shared/ports/context';

export { checkText, forbidden } from '../../shared/application/moderation/check-text';

/** Lets WeChat judge the text of a task; answers whether it did. Errors: CONTENT_REJECTED, SESSION_EXPIRED. */
export const checkByWeChat = (
  context: Context<'publisher', 'wechat'>,
  text: string,
  title: string,
): ReturnType<typeof moderate> => moderate(context, forum, text, { title });
