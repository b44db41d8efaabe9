import type { Profile } from '../../shared/contract/account';
import { latestShare } from '../stores/arrival';
import { chooseCity } from '../stores/city';
import { forgetHome } from '../stores/home';
import { forgetSession, profile, session } from '../stores/session';
import { currentAgreements, forgetAgreements } from './agreements';
import { api } from './api';
import { loginCode } from './login-code';
import { readmitBy, sessions } from './sessions';
import { currentShell } from './shell';
import { shownError } from './shown-error';

/** Signs in without a word from the person; a new person may only browse until the agreements are accepted. */
async function signIn(): Promise<Profile> {
  const share = latestShare();
  const answer = await api.account.login({ code: await loginCode(), ...(share && { share }) });
  sessions.signedIn(answer);
  return answer.profile;
}

/** The own profile if a session is there; undefined when nobody is signed in. Errors: ClientError. */
export async function loadProfile(): Promise<Profile | undefined> {
  if (!session.get()) return undefined;
  try {
    const answer = await api.account.me({});
    profile.set(answer.profile);
    return answer.profile;
  } catch (error) {
    const { code } = shownError(error);
    if (code !== 'NOT_SIGNED_IN' && code !== 'SESSION_EXPIRED') throw error;
    forgetSession();
    return undefined;
  }
}

/** Asks on the page that is open; undefined when the person would rather not. */
async function findConsent(purpose: string, isSecondTry = false): Promise<Profile | undefined> {
  const shown = await currentAgreements();
  const accepted = shown.map(({ id, version }) => ({ id, version }));
  let known: Profile | undefined;
  const accept = async () => {
    known = (await api.account.consent({ accepted, loginCode: await loginCode() })).profile;
    profile.set(known);
  };
  try {
    await currentShell()?.askConsent(purpose, shown, accept);
    return known;
  } catch (error) {
    // The text changed while it was being read: the new one is shown.
    if (isSecondTry || shownError(error).code !== 'AGREEMENT_UNKNOWN') throw error;
    forgetAgreements();
    return findConsent(purpose, true);
  }
}

let consenting: Promise<Profile | undefined> | undefined;

/** One sheet answers for all who wait for it. */
function askConsent(purpose: string): Promise<Profile | undefined> {
  consenting ??= findConsent(purpose).finally(() => {
    consenting = undefined;
  });
  return consenting;
}

/** Signs in without a question; undefined for whoever would have to be asked first, and when it fails. */
export async function signInSilently(): Promise<Profile | undefined> {
  try {
    const known = profile.get() ?? (await loadProfile()) ?? (await signIn());
    return known.awaitingConsent.length === 0 ? known : undefined;
  } catch {
    return undefined;
  }
}

let asking: Promise<Profile | undefined> | undefined;

async function findMember(purpose: string, isFresh: boolean): Promise<Profile | undefined> {
  const kept = isFresh ? undefined : profile.get();
  const known = kept ?? (await loadProfile()) ?? (await signIn());
  const member = known.awaitingConsent.length === 0 ? known : await askConsent(purpose);
  if (member?.cityCode && !wx.getStorageSync('city')) chooseCity(member.cityCode);
  return member;
}

/**
 * Makes sure that somebody is signed in who has accepted the agreements, and goes on where the action was.
 * `isFresh` reads the profile anew: another phone of the person may have changed it. Answers undefined when the
 * person does not accept. Errors: ClientError.
 */
export function ensureMember(purpose: string, isFresh = false): Promise<Profile | undefined> {
  asking ??= findMember(purpose, isFresh).finally(() => {
    asking = undefined;
  });
  return asking;
}

/** Ends the session here and, when the network allows, at the server; the home comes back with the person. */
export async function signOut(): Promise<void> {
  await api.account.logout({}).catch(() => undefined);
  forgetSession();
  forgetHome();
}

/** By these calls somebody is admitted: they would wait for themselves. */
const admitting = ['agreements', 'login', 'consent', 'me', 'refresh', 'logout'].map(
  (name) => `account/${name}`,
);

/** An action that wants somebody signed in, or agreements accepted, gets it where the person stands. */
readmitBy(async (code, path) => {
  if (admitting.includes(path)) return false;
  if (code === 'NOT_SIGNED_IN') return (await signIn()) !== undefined;
  // Accepted before, and yet wanted: the text has changed since it was read.
  forgetAgreements();
  return (await askConsent('继续')) !== undefined;
});
