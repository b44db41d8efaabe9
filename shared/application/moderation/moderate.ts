import { AppError, loginNeeded } from '../../contract/errors';
import { minuteMs } from '../../domain/calendar/calendar';
import type { Context } from '../../ports/context';
import type { TextScene } from '../../ports/wechat';
import { openidOf } from '../account/wechat-identity';

type Moderating = Pick<Context<'person', 'wechat'>, 'store' | 'wechat' | 'clock' | 'caller' | 'report'>;

/** Whoever signed in so lately was seen by WeChat, whatever it says: another login would change nothing. */
const justSignedInMs = 10 * minuteMs;

/**
 * What to make of a check that failed: whom WeChat has not seen lately signs in once more, which the client does by
 * itself; anything else is ours to mend, and must not shut the person out. Errors: SESSION_EXPIRED.
 */
function unanswered({ caller, clock, report }: Moderating, error: unknown): 'unanswered' {
  const isUnseen = error instanceof AppError && error.code === 'SESSION_EXPIRED';
  if (isUnseen && clock.nowMs() - caller.session.signedInAtMs > justSignedInMs)
    throw new AppError('SESSION_EXPIRED', loginNeeded, { cause: error });
  report(error);
  return 'unanswered';
}

/**
 * Lets WeChat judge what a person wrote, before others see it; answers whether it did. What WeChat would review is
 * refused like what it finds risky. Errors: CONTENT_REJECTED, SESSION_EXPIRED.
 */
export async function moderate(
  context: Moderating,
  scene: TextScene,
  content: string,
  as: { readonly nickname?: string; readonly title?: string } = {},
): Promise<'passed' | 'unanswered'> {
  const openid = await openidOf(context);
  const answer = await context.wechat
    .checkText({ openid, content, scene, ...as })
    .catch((error: unknown) => ({ error }));
  if ('error' in answer) return unanswered(context, answer.error);
  if (answer.suggest !== 'pass') throw new AppError('CONTENT_REJECTED');
  return 'passed';
}
