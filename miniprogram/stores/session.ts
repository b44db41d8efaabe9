import type { Profile } from '../../shared/contract/account';
import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { createStore } from './store';

type Tokens = OutputOf<typeof contract.account.login>['session'];

interface StoredSession {
  readonly tokens: Tokens;
  readonly accountId: string;
}

const storageKey = 'session';

function read(): StoredSession | undefined {
  const stored: StoredSession | '' = wx.getStorageSync(storageKey);
  return stored && stored.tokens.refreshExpiresAtMs > Date.now() ? stored : undefined;
}

/** Tokens outlive the program; the profile is personal and stays in memory. */
export const session = createStore<StoredSession | undefined>(read());

export const profile = createStore<Profile | undefined>(undefined);

export function keepSession(kept: StoredSession): void {
  wx.setStorageSync(storageKey, kept);
  session.set(kept);
}

export function forgetSession(): void {
  wx.removeStorageSync(storageKey);
  session.set(undefined);
  profile.set(undefined);
}
