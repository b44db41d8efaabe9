import type { SessionStore } from '../generated/client/session';
import { forgetSession, keepSession, profile, session } from '../stores/session';
import { loginCode } from './login-code';

type Readmit = NonNullable<SessionStore['readmit']>;

let readmit: Readmit = async () => false;

/** Who asks the person what an action is refused for; set once, by ./sign-in, which itself calls actions. */
export function readmitBy(asks: Readmit): void {
  readmit = asks;
}

/** The session of this phone. Whoever was signed in is signed in again by WeChat, without noticing that it ended. */
export const sessions: SessionStore = {
  tokens: () => session.get()?.tokens,
  renewed(tokens) {
    const kept = session.get();
    // Nobody is signed in again by a renewal that they signed out during.
    if (kept) keepSession({ ...kept, tokens });
  },
  signedIn(login) {
    keepSession({ tokens: login.session, accountId: login.profile.accountId });
    profile.set(login.profile);
  },
  forget: forgetSession,
  loginCode,
  readmit: (code, path) => readmit(code, path),
};
