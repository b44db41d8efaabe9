import type { Profile } from '../../shared/contract/account';
import { profile, session } from './session';

export type Purpose = Profile['agreedPurposes'][number];

const storageKey = 'agreed-purposes';

interface Kept {
  readonly accountId: string;
  readonly purposes: readonly Purpose[];
}

/** Kept on the phone, so that whoever has no network at work is asked nothing twice. */
function keep(known: Profile | undefined): void {
  if (known) wx.setStorageSync(storageKey, { accountId: known.accountId, purposes: known.agreedPurposes });
}

profile.subscribe(keep);
keep(profile.get());

/** Whether whoever is signed in has agreed to it, as far as this phone knows. */
export function hasAgreedTo(purpose: Purpose): boolean {
  const known = profile.get();
  if (known) return known.agreedPurposes.includes(purpose);
  const kept = wx.getStorageSync(storageKey) as Kept | '';
  return kept !== '' && kept.accountId === session.get()?.accountId && kept.purposes.includes(purpose);
}
