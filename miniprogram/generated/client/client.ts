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

/** Calls an action and answers its data. Errors: ClientError. */
export type Call = (feature: string, action: string, input: object) => Promise<unknown>;

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

  return async (feature, action, input) => {
    const known = facts[feature]?.[action];
    if (!known) throw new TypeError(`no action ${feature}/${action}`);
    const inputs = inputsOf(input, known.singleUse, loginCode);

    /** One try; a session that the server no longer knows is renewed once and the call sent again. */
    const tryOnce = async (): Promise<unknown> => {
      const accessToken = known.sendsSession ? await session?.accessToken() : undefined;
      try {
        return await send({ feature, action, input: await inputs.next(), accessToken });
      } catch (error) {
        if (!session || accessToken === undefined || asClientError(error).code !== 'SESSION_EXPIRED')
          throw error;
        const renewed = await session.renewed(accessToken);
        if (!inputs.canRepeat) throw error;
        return send({ feature, action, input: await inputs.next(), accessToken: renewed });
      }
    };
    const mayRepeat = known.repeatable && inputs.canRepeat;
    return withRetries(tryOnce, mayRepeat, { retryDelaysMs, clock, random, isOnline });
  };
}
