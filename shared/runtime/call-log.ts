import type { Action } from '../contract/action';
import { errorCatalogue } from '../contract/errors';
import type { Caller, Ports } from '../ports/context';
import { codeOf } from './answers';

interface LoggedCall {
  readonly ports: Ports;
  readonly correlationId: string;
  readonly startedAtMs?: number;
  readonly action?: Action;
  readonly caller?: Caller | undefined;
}

/** Where an error came from, without its message: messages of libraries may quote what people sent. */
function faultOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  return {
    fault: cause.name,
    at: cause.stack
      ?.split('\n')
      .filter((line) => line.trim().startsWith('at '))
      .slice(0, 5),
  };
}

/** One call as one log line: action, duration, outcome, correlation id, and the account's random id. */
export function callLine(call: LoggedCall, error?: unknown): Readonly<Record<string, unknown>> {
  const nowMs = call.ports.clock.nowMs();
  const code = error === undefined ? undefined : codeOf(error);
  const isFault = code !== undefined && errorCatalogue[code].status >= 500;
  return {
    at: new Date(nowMs).toISOString(),
    level: isFault ? 'error' : 'info',
    correlationId: call.correlationId,
    feature: call.action?.feature,
    action: call.action?.name,
    accountId: call.caller?.account.id,
    outcome: code ?? 'ok',
    durationMs: Math.round(nowMs - (call.startedAtMs ?? nowMs)),
    ...(isFault && faultOf(error)),
  };
}
