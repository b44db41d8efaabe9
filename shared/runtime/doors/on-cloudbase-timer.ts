import { AppError } from '../../contract/errors';
import { tickMinutes, timerMinutes } from '../../contract/timers';
import { watchWindowMs } from '../../domain/operations/watched';
import type { CloudbasePorts } from '../access/cloudbase-authenticator';
import { type Envelope, errorEnvelope } from '../answers';
import { callLine } from '../around/log';
import { type Compose, open } from '../compose/open';
import { type Feature, featureName, portsOf } from '../feature';
import { serve } from '../serve';
import { type CloudContext, injectedContext } from './injected-context';
import { byClock } from './on-timer';

/** What a timer of CloudBase sends; `TriggerName` is the name in the function's configuration. */
export interface CloudTimerEvent {
  readonly Type?: unknown;
  readonly TriggerName?: unknown;
}

export type CloudTimerFunction = (event: CloudTimerEvent, context: CloudContext) => Promise<unknown>;

/** A function may have one timer when it is uploaded by WeChat's tool: this one does all that is due. */
export const everyTimer = 'every-tick';

/** Three quarters of the 20 s after which CloudBase ends a function: the rest is for what is under way. */
const usualRunMs = 15_000;

/** Once an hour is enough: what has expired is invisible long before. */
const sweepMinute = 7;
const minuteMs = 60_000;

const watchMinutes = watchWindowMs / minuteMs;

/** Whether this tick is the one for what is due every `minutes`, `at` minutes past. */
const isDue = (nowMs: number, minutes: number, at = 0): boolean =>
  (Math.floor(nowMs / minuteMs) - at) % minutes < tickMinutes;

const minutesOf = (name: string): number =>
  Object.entries(timerMinutes).find(([action]) => action === name)?.[1] ?? tickMinutes;

/** Work of the cloud's own beside the actions that are due; what fails is logged, and thrown for the alarm. */
async function beside(
  ports: CloudbasePorts,
  correlationId: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    ports.log(callLine({ ports, correlationId }, { error }));
    throw error;
  }
}

/**
 * Once an hour what has expired goes, by whichever function is not the catalogue's; that one looks whether somebody has to
 * be told, so that a relay that stands still is seen by another.
 */
async function ownWork(ports: CloudbasePorts, isCatalogue: boolean): Promise<void> {
  const nowMs = ports.clock.nowMs();
  if (!isCatalogue && isDue(nowMs, 60, sweepMinute)) await ports.sweep();
  if (isCatalogue && isDue(nowMs, watchMinutes)) await ports.watch?.();
}

/** Everything is tried, whatever else fails; the first failure is thrown at the end. */
async function all(runs: ReadonlyMap<string, Promise<unknown>>, own: Promise<void>): Promise<unknown> {
  const settled = await Promise.allSettled([...runs.values(), own]);
  const failed = settled.find((run) => run.status === 'rejected');
  if (failed) throw failed.reason;
  return Object.fromEntries(
    await Promise.all([...runs].map(async ([name, run]) => [name, await run] as const)),
  );
}

/**
 * The function behind CloudBase's timers: all timer actions, or the one that the trigger is named after.
 * Whoever else calls it is answered ACTION_NOT_FOUND. A failure is thrown, for the alarm. `mayRunMs`: how long a run works,
 * where its function has more time than others.
 */
export function onCloudbaseTimer(
  served: Feature,
  compose: Compose<CloudbasePorts>,
  {
    env = process.env,
    mayRunMs = usualRunMs,
  }: { readonly env?: Readonly<Record<string, string | undefined>>; readonly mayRunMs?: number } = {},
): CloudTimerFunction {
  const door = byClock<CloudContext>(featureName(served), ({ request_id }) => request_id, mayRunMs);
  const run = serve(served, compose, door);
  const timers = Object.values(served.contract).filter(({ access }) => access === 'timer');
  const isCatalogue = featureName(served) === 'catalogue';
  return async (event, context) => {
    const { isTimer } = injectedContext(context, env);
    const ports = await open(compose, portsOf(served));
    const correlationId = context.request_id;
    // What comes over HTTP access has no `Type`: a variable that an earlier invocation left is not enough.
    if (!isTimer || event?.Type !== 'Timer') {
      const error = new AppError('ACTION_NOT_FOUND');
      ports.log(callLine({ ports, correlationId }, { error }));
      return errorEnvelope(error) satisfies Envelope;
    }
    const named = typeof event.TriggerName === 'string' ? event.TriggerName : '';
    if (named !== everyTimer) return run({ action: named }, context);
    const nowMs = ports.clock.nowMs();
    const due = timers.map(({ name }) => name).filter((name) => isDue(nowMs, minutesOf(name)));
    const runs = new Map(due.map((name) => [name, run({ action: name }, context)]));
    return all(
      runs,
      beside(ports, correlationId, () => ownWork(ports, isCatalogue)),
    ).finally(() => ports.log.flush?.());
  };
}
