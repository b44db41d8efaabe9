// Copied by `npm run mini:generate` from client/core; do not edit.

import { opened } from './answer';
import { asClientError, ClientError } from './client-error';
import { type Clock, systemClock, systemTimeouts, type Timeouts } from './clock';
import type { Facts } from './facts';
import { inputsOf } from './inputs';
import { type RetryPolicy, withRetries } from './retry';
import { type SendAccount, type SessionStore, sessionOf } from './session';
import { withinLimit } from './time-limit';
import type { Outgoing, Transport } from './transport';

export interface ClientOptions extends Partial<Omit<RetryPolicy, 'clock' | 'retryDelaysMs'>> {
  readonly facts: Facts;
  readonly transport: Transport;
  /** Absent where no person signs in: programs, whose key the transport carries. */
  readonly sessions?: SessionStore;
  /** Limit of each try. */
  readonly timeoutMs: number;
  readonly retryDelaysMs: readonly number[];
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
}

/** How to call: `isQuiet` asks the person nothing, for what merely adorns a page. */
export interface Manner {
  readonly isQuiet?: boolean;
}

/** Calls an action and answers its data. Errors: ClientError. */
export type Call = (feature: string, action: string, input: object, manner?: Manner) => Promise<unknown>;

/** What a call may be refused for and yet go on, once the person was asked. */
const askable: readonly string[] = ['NOT_SIGNED_IN', 'CONSENT_REQUIRED'];

/**
 * The client of all actions, on any platform. A call has a time limit; what may be repeated by its declaration is
 * tried again after a failure that may pass, unchanged but for single-use codes; a session that ended is renewed,
 * and the call that met it sent once more. A refusal is never repeated.
 */
export function createClient(options: ClientOptions): Call {
  const { facts, transport, sessions, timeoutMs, retryDelaysMs } = options;
  const { clock = systemClock, timeouts = systemTimeouts } = options;
  const { random = Math.random, isOnline = () => true } = options;

  const send = async (call: Omit<Outgoing, 'timeoutMs'>): Promise<unknown> => {
    try {
      return opened(await withinLimit(transport({ ...call, timeoutMs }), timeoutMs, timeouts));
    } catch (error) {
      throw new ClientError({ ...asClientError(error), action: `${call.feature}/${call.action}` });
    }
  };
  const sendAccount = ((action: string, input: object) =>
    send({ feature: 'account', action, input })) as SendAccount;
  const takeCode = sessions?.loginCode;
  const loginCode =
    takeCode && (() => withinLimit({ answer: takeCode(), abort: () => undefined }, timeoutMs, timeouts));
  const session = sessions && sessionOf({ ...sessions, ...(loginCode && { loginCode }) }, sendAccount, clock);

  /** Meets what a call was refused for; answers whether it may go again. */
  const isMet = async (
    refused: ClientError,
    accessToken: string | undefined,
    path: string,
    manner: Manner,
  ) => {
    const { code, details } = refused;
    if (!session || !sessions) return false;
    if (code === 'SESSION_EXPIRED' && accessToken !== undefined) {
      await (details.needs === 'login' ? session.anew(accessToken) : session.renewed(accessToken));
      return true;
    }
    return askable.includes(code) && !manner.isQuiet && (await sessions.readmit?.(code, path)) === true;
  };

  return async (feature, action, input, manner = {}) => {
    const known = facts[feature]?.[action];
    if (!known) throw new TypeError(`no action ${feature}/${action}`);
    const inputs = inputsOf(input, known.singleUse, loginCode);

    /** One try; what it is refused for is met where that is possible, each once, and the call sent again. */
    const tryOnce = async (): Promise<unknown> => {
      const met = new Set<string>();
      for (;;) {
        const accessToken = known.sendsSession ? await session?.accessToken() : undefined;
        try {
          return await send({ feature, action, input: await inputs.next(), accessToken });
        } catch (error) {
          const refused = asClientError(error);
          if (met.has(refused.code)) throw error;
          met.add(refused.code);
          const mayGoOn = await isMet(refused, accessToken, `${feature}/${action}`, manner);
          if (!mayGoOn || !inputs.canRepeat) throw error;
        }
      }
    };
    const mayRepeat = known.repeatable && inputs.canRepeat;
    return withRetries(tryOnce, mayRepeat, { retryDelaysMs, clock, random, isOnline });
  };
}
