import { withBirthDate } from '../../../shared/application/account/birth-date';
import { moderate } from '../../../shared/application/moderation/moderate';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import { assessName } from '../../../shared/domain/moderation/assess-name';
import type { UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

function checkName(nickname: string): void {
  const problem = assessName(nickname);
  if (problem) throw new AppError('CONTENT_REJECTED', { problems: [{ path: 'nickname', problem }] });
}

/**
 * Changes nickname (moderated by own rules and by WeChat) or city, and declares the birth date, or corrects it until the first
 * admission.
 * A nickname that WeChat cannot judge is taken.
 * Errors: INVALID_INPUT, BIRTH_DATE_FIXED, CONTENT_REJECTED, SESSION_EXPIRED.
 */
export const updateProfile: UseCase<typeof accountContract.updateProfile, 'wechat'> = async (
  input,
  context,
) => {
  const { nickname, birthDate, cityCode } = input;
  const nowMs = context.clock.nowMs();
  if (birthDate) withBirthDate(context.caller.account, birthDate, nowMs);
  if (nickname && nickname !== context.caller.account.nickname) {
    checkName(nickname);
    await moderate(context, 1, nickname, { nickname });
  }
  const account = await changeAccount(context, (current) => {
    const changed = { ...current, ...(nickname && { nickname }), ...(cityCode && { cityCode }) };
    return birthDate ? withBirthDate(changed, birthDate, nowMs) : changed;
  });
  return { profile: profileView(account) };
};
