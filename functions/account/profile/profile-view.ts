import { isBirthDateFixed } from '../../../shared/application/account/birth-date';
import { awaitingConsent } from '../../../shared/application/account/consent';
import { agreedPurposes } from '../../../shared/application/account/purpose-consents';
import { ownAvatar } from '../../../shared/application/pictures/avatars';
import type { Account } from '../../../shared/collections/accounts';
import { suspensions } from '../../../shared/collections/suspensions';
import type { Profile } from '../../../shared/contract/account';
import { homeOf } from '../../../shared/domain/account/home';
import { cityByCode } from '../../../shared/domain/geo/cities';
import { suspensionRules } from '../../../shared/domain/support/suspension-rules';
import { clustersOf } from '../../../shared/domain/text/clusters';
import { maskName, maskPhone } from '../../../shared/domain/text/masking';
import type { Context } from '../../../shared/ports/context';

/** First character of a nickname, for the avatar. */
const initialsOf = (nickname = ''): string => clustersOf(nickname)[0]?.toUpperCase() ?? '我';

/** Why the account is suspended, as its owner reads it. */
async function suspensionOf(
  { store }: Pick<Context<'public'>, 'store'>,
  { suspensionId }: Account,
): Promise<Profile['suspension']> {
  const standing = suspensionId === undefined ? undefined : await store.get(suspensions, suspensionId);
  if (!standing) return undefined;
  const { rule, reason, untilMs, appealId } = standing;
  const { text, basis } = suspensionRules[rule];
  return { rule: text, basis, reason, untilMs, ...(appealId !== undefined && { appealId }) };
}

/** An account as its owner sees it: phone and legal name masked. */
export async function profileView(
  context: Pick<Context<'public', 'files'>, 'store' | 'files' | 'report'>,
  account: Account,
): Promise<Profile> {
  const { nickname, cityCode, birthDate, phone, legalName, home, leavesAtMs } = account;
  const [avatar, suspension] = await Promise.all([
    ownAvatar(context, account),
    suspensionOf(context, account),
  ]);
  const cityName = cityCode && cityByCode(cityCode)?.name;
  return {
    accountId: account.id,
    status: account.status,
    ...(suspension && { suspension }),
    ...(leavesAtMs !== undefined && { leavesAtMs }),
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
