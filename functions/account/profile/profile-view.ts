import { isBirthDateFixed } from '../../../shared/application/account/birth-date';
import { awaitingConsent } from '../../../shared/application/account/consent';
import { agreedPurposes } from '../../../shared/application/account/purpose-consents';
import { ownAvatar } from '../../../shared/application/pictures/avatars';
import type { Account } from '../../../shared/collections/accounts';
import type { Profile } from '../../../shared/contract/account';
import { homeOf } from '../../../shared/domain/account/home';
import { cityByCode } from '../../../shared/domain/geo/cities';
import { clustersOf } from '../../../shared/domain/text/clusters';
import { maskName, maskPhone } from '../../../shared/domain/text/masking';
import type { Context } from '../../../shared/ports/context';

/** First character of a nickname, for the avatar. */
const initialsOf = (nickname = ''): string => clustersOf(nickname)[0]?.toUpperCase() ?? '我';

/** An account as its owner sees it: phone and legal name masked. */
export async function profileView(
  context: Pick<Context<'public', 'files'>, 'store' | 'files' | 'report'>,
  account: Account,
): Promise<Profile> {
  const { nickname, cityCode, birthDate, phone, legalName, home } = account;
  const avatar = await ownAvatar(context, account);
  const cityName = cityCode && cityByCode(cityCode)?.name;
  return {
    accountId: account.id,
    status: account.status,
    roles: account.roles,
    initials: initialsOf(nickname),
    birthDateFixed: isBirthDateFixed(account),
    complete: nickname !== undefined && birthDate !== undefined,
    awaitingConsent: awaitingConsent(account),
    agreedPurposes: agreedPurposes(account),
    ...(avatar && { avatar }),
    ...(home !== undefined && { home: homeOf(home) }),
    ...(nickname && { nickname }),
    ...(cityCode && { cityCode }),
    ...(cityName && { cityName }),
    ...(birthDate && { birthDate }),
    ...(phone && { phone: maskPhone(phone) }),
    ...(legalName && { legalName: maskName(legalName) }),
  };
}
