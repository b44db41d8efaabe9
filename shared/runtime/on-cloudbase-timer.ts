import { AppError } from '../contract/errors';
import { tickMinutes, timerMinutes } from '../contract/timers';
import { type Envelope, errorEnvelope } from './answers';
import { callLine } from './call-log';
import type { CloudbasePorts } from './cloudbase-visitor';
import { runDue } from './due';
import type { Feature } from './feature';
import { type CloudContext, injectedContext } from './injected-context';

/** What a timer of CloudBase sends; `TriggerName` is the name in the function's configuration. */
export interface CloudTimerEvent {
  readonly Type?: unknown;
  readonly TriggerName?: unknown;
}

export type CloudTimerFunction = (event: CloudTimerEvent, context: CloudContext) => Promise<unknown>;

/** A function may have one timer when it is uploaded by WeChat's tool: this one does all that is due. */
export const everyTimer = 'every-tick';

/** Once an hour is enough: what has expired is invisible long before. */
const sweepMinute = 7;
const minuteMs = 60_000;

/** Whether this tick is the one for what is due every `minutes`, `at` minutes past. */
const isDue = (nowMs: number, minutes: number, at = 0): boolean =>
  (Math.floor(nowMs / minuteMs) - at) % minutes < tickMinutes;

const minutesOf = (name: string): number =>
  Object.entries(timerMinutes).find(([action]) => action === name)?.[1] ?? tickMinutes;

async function sweepWhenDue(ports: CloudbasePorts, correlationId: string): Promise<void> {
  if (!isDue(ports.clock.nowMs(), 60, sweepMinute)) return;
  try {
    await ports.sweep();
  } catch (error) {
    ports.log(callLine({ ports, correlationId }, { error }));
    throw error;
  }
}

/** Everything is tried, whatever else fails; the first failure is thrown at the end. */
async function runAll(
  served: Feature,
  ports: CloudbasePorts,
  names: readonly string[],
  correlationId: string,
): Promise<unknown> {
  const due = names.map(async (name) => [name, await runDue(served, ports, name, correlationId)] as const);
  const runs = await Promise.allSettled([...due, sweepWhenDue(ports, correlationId)]);
  const failed = runs.find((run) => run.status === 'rejected');
  if (failed) throw failed.reason;
  return Object.fromEntries(await Promise.all(due));
}

/**
 * The function behind CloudBase's timers: all timer actions, or the one that the trigger is named after.
 * Whoever else calls it is answered ACTION_NOT_FOUND. A failure is thrown, for the alarm.
 */
export function onCloudbaseTimer(
  served: Feature,
  ports: () => Promise<CloudbasePorts>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): CloudTimerFunction {
  return async (event, context) => {
    const { isTimer } = injectedContext(context, env);
    const made = await ports();
    const correlationId = context.request_id;
    // What comes over HTTP access has no `Type`: a variable that an earlier invocation left is not enough.
    if (!isTimer || event?.Type !== 'Timer') {
      const error = new AppError('ACTION_NOT_FOUND');
      made.log(callLine({ ports: made, correlationId }, { error }));
      return errorEnvelope(error) satisfies Envelope;
    }
    const named = typeof event.TriggerName === 'string' ? event.TriggerName : '';
    if (named !== everyTimer) return runDue(served, made, named, correlationId);
    const nowMs = made.clock.nowMs();
    const timers = Object.values(served.contract).filter(({ access }) => access === 'timer');
    const due = timers.map(({ name }) => name).filter((name) => isDue(nowMs, minutesOf(name)));
    return runAll(served, made, due, correlationId);
  };
}
