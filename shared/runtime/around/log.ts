import type { Action } from '../../contract/action';
import type { CommonPort, Ports } from '../../ports/context';
import { Fault } from '../../ports/fault';
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

const maxCauses = 5;

/** The error and what caused it, outermost first. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < maxCauses; at = at.cause) causes.push(at);
  return causes;
}

/** What kind of error it was, where it came from, and what the platform behind it said of itself. */
export function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  const causes = causesOf(error);
  const [outer, cause = outer] = causes;
  if (!cause) return { fault: typeof error };
  const named = causes.find((each) => each instanceof Fault);
  const { platform, ...facts } = named?.facts ?? { platform: cause.name };
  return { fault: platform, ...facts, places: placesOf(cause) };
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
    ...((isFault || causesOf(thrown?.error).length > 1) && faultOf(thrown?.error)),
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
