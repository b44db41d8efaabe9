import { moderate } from '../../../shared/application/moderation/moderate';
import type { Account } from '../../../shared/collections/accounts';
import type { accountContract } from '../../../shared/contract/account';
import { AppError } from '../../../shared/contract/errors';
import { ageAt, shanghaiDate } from '../../../shared/domain/calendar/calendar';
import { assessName } from '../../../shared/domain/moderation/assess-name';
import type { UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

const oldestAge = 100;

function checkBirthDate(birthDate: string, nowMs: number): void {
  if (birthDate <= shanghaiDate(nowMs) && ageAt(birthDate, nowMs) <= oldestAge) return;
  throw new AppError('INVALID_INPUT', { problems: [{ path: 'birthDate', problem: '请填写真实的出生日期' }] });
}

function withBirthDate(account: Account, birthDate: string): Account {
  if (account.birthDate !== undefined && account.birthDate !== birthDate)
    throw new AppError('BIRTH_DATE_FIXED');
  return { ...account, birthDate };
}

function checkName(nickname: string): void {
  const problem = assessName(nickname);
  if (problem) throw new AppError('CONTENT_REJECTED', { problems: [{ path: 'nickname', problem }] });
}

/**
 * Changes nickname (moderated by own rules and by WeChat) or city, and declares the birth date, once.
 * Errors: INVALID_INPUT, BIRTH_DATE_FIXED, CONTENT_REJECTED, SESSION_EXPIRED, and those of WeChat.
 */
export const updateProfile: UseCase<typeof accountContract.updateProfile, 'wechat'> = async (
  input,
  context,
) => {
  const { nickname, birthDate, cityCode } = input;
  if (birthDate) {
    checkBirthDate(birthDate, context.clock.nowMs());
    withBirthDate(context.caller.account, birthDate);
  }
  if (nickname && nickname !== context.caller.account.nickname) {
    checkName(nickname);
    await moderate(context, 1, nickname, { nickname });
  }
  const account = await changeAccount(context, (current) => {
    const changed = { ...current, ...(nickname && { nickname }), ...(cityCode && { cityCode }) };
    return birthDate ? withBirthDate(changed, birthDate) : changed;
  });
  return { profile: profileView(account) };
};
