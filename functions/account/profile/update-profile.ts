import { withBirthDate } from '../../../shared/application/account/birth-date';
import { setDeadline } from '../../../shared/application/deadlines/deadlines';
import { moderate } from '../../../shared/application/moderation/moderate';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { assessName } from '../../../shared/domain/moderation/assess-name';
import type { Context, UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

/** When WeChat is asked again about a nickname that it could not judge. */
const askedAgainMs = 10 * minuteMs;

/** Judges a nickname; answers whether WeChat did, too. Errors: CONTENT_REJECTED, SESSION_EXPIRED. */
function judge(context: Context<'person', 'wechat'>, nickname: string): ReturnType<typeof moderate> {
  const problem = assessName(nickname);
  if (problem) throw new AppError('CONTENT_REJECTED', { problems: [{ path: 'nickname', problem }] });
  return moderate(context, 1, nickname, { nickname });
}

/**
 * Changes nickname (moderated by own rules and by WeChat) or city, and declares the birth date, or corrects it until the first
 * admission.
 * A nickname that WeChat cannot judge is taken, and WeChat asked again later (functions/schedule/judge-nickname.ts).
 * Errors: INVALID_INPUT, BIRTH_DATE_FIXED, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const updateProfile: UseCase<typeof accountContract.updateProfile, 'wechat' | 'files'> = async (
  input,
  context,
) => {
  const { nickname, birthDate, cityCode } = input;
  const nowMs = context.clock.nowMs();
  if (birthDate) withBirthDate(context.caller.account, birthDate, nowMs);
  const isNew = nickname !== undefined && nickname !== context.caller.account.nickname;
  const isUnjudged = isNew && (await judge(context, nickname)) === 'unanswered';
  const account = await changeAccount(
    context,
    (current) => {
      const changed = { ...current, ...(nickname && { nickname }), ...(cityCode && { cityCode }) };
      return birthDate ? withBirthDate(changed, birthDate, nowMs) : changed;
    },
    async (tx) => {
      const subject = context.caller.account.id;
      if (isUnjudged)
        await setDeadline(tx, context, { kind: 'nickname.judge', subject, dueAtMs: nowMs + askedAgainMs });
    },
  );
  return { profile: await profileView(context, account) };
};
