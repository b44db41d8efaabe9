import { openidOf } from '../../../shared/application/account/wechat-identity';
import type { accountContract } from '../../../shared/contract/account';
import type { UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { profileView } from './profile-view';

const chinaCountryCode = '86';

/**
 * Keeps the phone number that WeChat's quick phone component answered for; WeChat checks that the code
 * belongs to this person. Errors: WECHAT_CODE_INVALID and the others of WeChat.
 */
export const bindPhone: UseCase<typeof accountContract.bindPhone, 'wechat' | 'files'> = async (
  { code },
  context,
) => {
  const { phone, countryCode } = await context.wechat.phoneNumber(code, await openidOf(context));
  const full = countryCode === chinaCountryCode ? phone : `+${countryCode}${phone}`;
  const account = await changeAccount(context, (current) => ({ ...current, phone: full }));
  return { profile: await profileView(context, account) };
};
