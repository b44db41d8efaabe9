import { isBirthDateFixed } from '../../../shared/application/account/birth-date';
import { awaitingConsent } from '../../../shared/application/account/consent';
import type { Account } from '../../../shared/collections/accounts';
import type { Profile } from '../../../shared/contract/account';
import { cityByCode } from '../../../shared/domain/geo/cities';
import { clustersOf } from '../../../shared/domain/text/clusters';
import { maskName, maskPhone } from '../../../shared/domain/text/masking';

/** First character of a nickname, for the avatar. */
const initialsOf = (nickname = ''): string => clustersOf(nickname)[0]?.toUpperCase() ?? '我';

/** An account as its owner sees it: phone and legal name masked. */
export function profileView(account: Account): Profile {
  const { nickname, cityCode, birthDate, phone, legalName } = account;
  const cityName = cityCode && cityByCode(cityCode)?.name;
  return {
    accountId: account.id,
    status: account.status,
    roles: account.roles,
    initials: initialsOf(nickname),
    birthDateFixed: isBirthDateFixed(account),
    complete: nickname !== undefined && birthDate !== undefined,
    awaitingConsent: awaitingConsent(account),
    ...(nickname && { nickname }),
    ...(cityCode && { cityCode }),
    ...(cityName && { cityName }),
    ...(birthDate && { birthDate }),
    ...(phone && { phone: maskPhone(phone) }),
    ...(legalName && { legalName: maskName(legalName) }),
  };
}
