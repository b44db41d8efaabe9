import { type Action, isKeyed } from './action';
import type { ErrorCode } from './errors';

const atEveryDoor: readonly ErrorCode[] = [
  'INVALID_INPUT',
  'MALFORMED_JSON',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'BUSY',
  'INTERNAL',
];
const signedIn: readonly ErrorCode[] = ['NOT_SIGNED_IN', 'SESSION_EXPIRED'];
const inGoodStanding: readonly ErrorCode[] = [
  ...signedIn,
  'ACCOUNT_SUSPENDED',
  'ACCOUNT_LEAVING',
  'CONSENT_REQUIRED',
];
const inRole: readonly ErrorCode[] = [...inGoodStanding, 'ROLE_REQUIRED'];

/** What each access level may be refused with; `timer` has no caller to refuse. */
const byAccess: Readonly<Record<Action['access'], readonly ErrorCode[]>> = {
  public: [],
  person: signedIn,
  consented: inGoodStanding,
  publisher: inRole,
  operator: inRole,
  service: ['SERVICE_KEY_INVALID', 'SERVICE_NOT_ALLOWED'],
  timer: [],
};

/** Every code that a call may answer: of the door, of its access level, of its key, and its own. */
export function possibleErrors(action: Action): ErrorCode[] {
  const ofKey: readonly ErrorCode[] = isKeyed(action) ? ['IDEMPOTENCY_KEY_REUSED'] : [];
  const ofRate: readonly ErrorCode[] =
    action.access === 'service' || action.access === 'timer' ? [] : ['TOO_MANY_REQUESTS'];
  const ofAccess = byAccess[action.access].filter(
    (code) => !(action.openToSuspended && code === 'ACCOUNT_SUSPENDED'),
  );
  return [...new Set([...atEveryDoor, ...ofRate, ...ofAccess, ...ofKey, ...action.errors])];
}
