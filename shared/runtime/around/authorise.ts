import { hasConsented } from '../../application/account/consent';
import type { Action } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { Caller, ServiceCaller } from '../../ports/context';
import { asksWhoCalls } from '../feature';
import type { Around, Call } from './around';

/**
 * Who is suspended, or about to leave, still reaches what needs no more than being signed in; the suspended what says so,
 * too.
 */
function check(
  { access, openToSuspended }: Pick<Action, 'access' | 'openToSuspended'>,
  caller: Caller | undefined,
  isClaimed: boolean,
): void {
  if (access === 'public') return;
  if (!caller) throw new AppError(isClaimed ? 'SESSION_EXPIRED' : 'NOT_SIGNED_IN');
  if (access === 'person') return;
  const { account } = caller;
  if (account.status === 'suspended' && !openToSuspended) throw new AppError('ACCOUNT_SUSPENDED');
  if (account.leavesAtMs !== undefined) throw new AppError('ACCOUNT_LEAVING');
  if (!hasConsented(account)) throw new AppError('CONSENT_REQUIRED');
  if (access === 'consented') return;
  if (!account.roles.some((role) => role === access)) throw new AppError('ROLE_REQUIRED');
}

/** Programs, people and the clock are told apart by what is called: nobody's key opens another's door. */
async function admitted({ action, authenticator }: Call): Promise<Caller | ServiceCaller | undefined> {
  const { access } = action;
  if (access === 'service' && authenticator.program) return authenticator.program(action);
  if (access === 'timer' && authenticator.timer) return undefined;
  if (access === 'service' || access === 'timer' || !authenticator.identify)
    throw new AppError('ACTION_NOT_FOUND');
  if (!asksWhoCalls(action)) return undefined;
  const { caller, isClaimed } = await authenticator.identify();
  check(action, caller, isClaimed);
  return caller;
}

/**
 * Lets a caller in or says why not: ACTION_NOT_FOUND where this kind of caller has no business, NOT_SIGNED_IN,
 * SESSION_EXPIRED, CONSENT_REQUIRED, ACCOUNT_SUSPENDED, ROLE_REQUIRED, and the errors of programs' keys.
 */
export const authorise: Around<Call> = async (call, next) => {
  call.caller = await admitted(call);
  return next();
};
