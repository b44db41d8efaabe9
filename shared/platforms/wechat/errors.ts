import { AppError, type ErrorCode, loginNeeded } from '../../contract/errors';
import { Fault } from '../../ports/fault';

/** Errcodes a person or a retry can do something about; every other one is our own misconfiguration. */
const codes: ReadonlyMap<number, ErrorCode> = new Map([
  [-1, 'WECHAT_BUSY'],
  [43108, 'WECHAT_BUSY'],
  [40029, 'WECHAT_CODE_INVALID'],
  [40163, 'WECHAT_CODE_INVALID'],
  [40226, 'WECHAT_RISK_BLOCKED'],
  [44990, 'WECHAT_RATE_LIMITED'],
  [44991, 'WECHAT_RATE_LIMITED'],
  [44993, 'WECHAT_RATE_LIMITED'],
  [45009, 'WECHAT_RATE_LIMITED'],
  [45011, 'WECHAT_RATE_LIMITED'],
  [61081, 'WECHAT_RATE_LIMITED'],
  [61080, 'WECHAT_UNAVAILABLE'],
  // The person was last seen more than two hours ago: opening the mini-program (a new login) cures it.
  [61010, 'SESSION_EXPIRED'],
]);

/**
 * The catalogue error for an errcode. Its cause names endpoint and errcode only: WeChat's errmsg may quote
 * what we sent, and none of that (openid, phone, code, secret, token) may reach a log.
 */
export function refused(endpoint: string, errcode: number): AppError {
  const facts = { platform: 'wechat', endpoint, errcode };
  const cause = new Fault(`WeChat ${endpoint} answered errcode ${errcode}`, facts);
  const code = codes.get(errcode) ?? 'INTERNAL';
  return new AppError(code, code === 'SESSION_EXPIRED' ? loginNeeded : undefined, { cause });
}

/** WECHAT_UNAVAILABLE: WeChat could not be reached, or its answer makes no sense. */
export function unavailable(endpoint: string, what: string, isInDoubt = true): AppError {
  const facts = { platform: 'wechat', endpoint, problem: what };
  return new AppError('WECHAT_UNAVAILABLE', undefined, {
    cause: new Fault(`WeChat ${endpoint}: ${what}`, facts, { isInDoubt }),
  });
}

/** WECHAT_TIMEOUT: no complete answer within the time-out; what was asked for may have happened. */
export function timedOut(endpoint: string): AppError {
  const facts = { platform: 'wechat', endpoint, problem: 'no answer in time' };
  return new AppError('WECHAT_TIMEOUT', undefined, {
    cause: new Fault(`WeChat ${endpoint}: no answer in time`, facts, { isInDoubt: true }),
  });
}

/** No connection was made, so that nothing was sent. */
const unsent: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/**
 * WECHAT_UNAVAILABLE for a call that fetch could not make, with the system's error code. What was thrown is
 * dropped: its text may contain the URL, and the URL the secret or the token.
 */
export function unreachable(endpoint: string, thrown: unknown): AppError {
  const code = property(property(thrown, 'cause'), 'code');
  return unavailable(endpoint, typeof code === 'string' ? code : 'network failure', !unsent.has(code));
}

function property(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
