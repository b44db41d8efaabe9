import type { Action } from '../../contract/action';
import type { CommonPort, Ports } from '../../ports/context';
import { codeOf, statusOf } from '../answers';
import type { Around, Call } from './around';

/** What a line tells; a call that is refused early knows less of itself. */
export interface LoggedCall extends Pick<Call, 'correlationId'> {
  readonly ports: Pick<Ports, CommonPort>;
  readonly startedAtMs?: number;
  readonly action?: Pick<Action, 'feature' | 'name'>;
  readonly caller?: Call['caller'];
}

const maxPlaces = 5;

/** The stack without the message that stands before it: messages of libraries may quote what people sent. */
function placesOf({ message, stack = '' }: Error): string[] {
  const afterMessage = stack.slice(Math.max(0, stack.indexOf(message)) + message.length);
  const places = afterMessage.split('\n').map((place) => place.trim());
  return places.filter((place) => place.startsWith('at ')).slice(0, maxPlaces);
}

/** What kind of error it was and where it came from. */
function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  return { fault: cause.name, places: placesOf(cause) };
}

/** What was thrown; in a box, since anything may be thrown, `undefined` too. */
interface Thrown {
  readonly error: unknown;
}

/** Who called: the account's random id, or the program's name. */
const callerOf = (caller: LoggedCall['caller']) =>
  caller && ('account' in caller ? { accountId: caller.account.id } : { service: caller.service.id });

/** One call as one log line: action, duration, outcome, correlation id, and who called. */
export function callLine(call: LoggedCall, thrown?: Thrown): Readonly<Record<string, unknown>> {
  const nowMs = call.ports.clock.nowMs();
  const code = thrown && codeOf(thrown.error);
  const isFault = code !== undefined && statusOf(thrown?.error) >= 500;
  return {
    at: new Date(nowMs).toISOString(),
    level: isFault ? 'error' : 'info',
    correlationId: call.correlationId,
    feature: call.action?.feature,
    action: call.action?.name,
    ...callerOf(call.caller),
    outcome: code ?? 'ok',
    durationMs: Math.round(nowMs - (call.startedAtMs ?? nowMs)),
    ...(isFault && faultOf(thrown?.error)),
  };
}

/** Writes the one line of a call, however it ends. */
export const log: Around<LoggedCall> = async (call, next) => {
  let result: unknown;
  try {
    result = await next();
  } catch (error) {
    call.ports.log(callLine(call, { error }));
    throw error;
  }
  call.ports.log(callLine(call));
  return result;
};
