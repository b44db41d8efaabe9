import type { InputOf, OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { config } from '../config';
import { actionFacts } from '../generated/actions';
import { online } from '../stores/network';
import { ApiError, asApiError } from './api-error';
import { accessToken, renewSession } from './tokens';
import { send } from './transport';

type Contract = typeof contract;
type Feature = keyof typeof actionFacts;

/** Every action of the contract as a typed function. */
type Api = {
  readonly [F in Feature]: {
    readonly [A in keyof Contract[F]]: (input: InputOf<Contract[F][A]>) => Promise<OutputOf<Contract[F][A]>>;
  };
};

interface Facts {
  readonly access: string;
  readonly sendsSession: boolean;
  readonly repeatable: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One try; a session that the server no longer knows is renewed once and the call sent again. */
async function tryOnce(feature: string, action: string, facts: Facts, input: object): Promise<unknown> {
  const token = facts.sendsSession ? await accessToken() : undefined;
  try {
    return await send({ feature, action, input, accessToken: token });
  } catch (error) {
    if (token === undefined || asApiError(error).code !== 'SESSION_EXPIRED') throw error;
    return send({ feature, action, input, accessToken: await renewSession() });
  }
}

/**
 * Sends a call. What may be sent twice (it only reads or sets, or carries an idempotency key) is tried again
 * after a passing failure; any other command is left to the person. Errors: ApiError.
 */
async function call(feature: string, action: string, facts: Facts, input: object): Promise<unknown> {
  const pauses = facts.repeatable ? config.retryDelaysMs : [];
  for (const pauseMs of pauses) {
    if (!online.get()) break;
    try {
      return await tryOnce(feature, action, facts, input);
    } catch (error) {
      if (!asApiError(error).isPassing) throw error;
      await pause(pauseMs);
    }
  }
  if (!online.get()) throw new ApiError({ code: 'OFFLINE' });
  return tryOnce(feature, action, facts, input);
}

const featureOf = ([feature, actions]: [string, Readonly<Record<string, Facts>>]) => [
  feature,
  Object.fromEntries(
    Object.entries(actions).map(([action, facts]) => [
      action,
      (input: object) => call(feature, action, facts, input),
    ]),
  ),
];

export const api = Object.fromEntries(Object.entries(actionFacts).map(featureOf)) as unknown as Api;
