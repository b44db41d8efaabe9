import type { FeatureContract, InputOf, OutputOf } from '../../shared/contract/action';
import { groupsContract } from '../../shared/contract/groups';
import { tasksContract } from '../../shared/contract/tasks';
import { systemTimeouts } from '../../shared/platforms/system/system-timeouts';
import { TimedOut, type Timeouts, within } from '../../shared/ports/timeouts';
import { type Clock, systemClock } from '../clock';
import { BackendError } from './backend-error';

type Calls<F extends FeatureContract> = {
  readonly [N in keyof F]: (input: InputOf<F[N]>) => Promise<OutputOf<F[N]>>;
};

/** What the bot asks of the backend. Errors: BackendError. */
export interface Backend {
  readonly groups: Calls<typeof groupsContract>;
  readonly tasks: Calls<typeof tasksContract>;
}

interface BackendOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly serviceKey: string;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
  readonly timeoutMs?: number;
  /** Waits between tries, ms; as many more tries as there are waits. */
  readonly retryDelaysMs?: readonly number[];
}

interface Envelope {
  readonly ok?: boolean;
  readonly data?: unknown;
  readonly error?: { readonly code?: string; readonly retryable?: boolean };
}

/**
 * Not repeated: when the answer to a claim is lost, only a later claim may tell what was granted, and each
 * counts as a try.
 */
const onceOnly: ReadonlySet<string> = new Set(['groups/claim']);

async function callOnce(options: BackendOptions, action: string, input: unknown): Promise<unknown> {
  const { url, serviceKey, timeouts = systemTimeouts, timeoutMs = 10_000 } = options;
  let response: Response;
  let answer: Envelope;
  try {
    ({ response, answer } = await within(timeouts, timeoutMs, async (signal) => {
      const given = await fetch(`${url}/${action}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${serviceKey}` },
        body: JSON.stringify(input),
        signal,
      });
      return { response: given, answer: (await given.json()) as Envelope };
    }));
  } catch (error) {
    // A page of a proxy is no JSON: as good as no answer.
    throw new BackendError(action, error instanceof TimedOut ? 'TIMEOUT' : 'UNREACHABLE', true);
  }
  if (answer.ok) return answer.data;
  const { code = `HTTP_${response.status}`, retryable = response.status >= 500 } = answer.error ?? {};
  throw new BackendError(action, code, retryable);
}

async function call(options: BackendOptions, action: string, input: unknown): Promise<unknown> {
  const { clock = systemClock, retryDelaysMs = [500, 2_000, 5_000] } = options;
  const waits = onceOnly.has(action) ? [] : retryDelaysMs;
  for (const waitMs of waits) {
    try {
      return await callOnce(options, action, input);
    } catch (error) {
      if (!(error instanceof BackendError) || !error.isRetryable) throw error;
      // Half of the wait is chance: bots that lost one backend do not all come back at once.
      await clock.sleep(waitMs * (0.5 + Math.random() / 2));
    }
  }
  return callOnce(options, action, input);
}

function callsOf<F extends FeatureContract>(options: BackendOptions, contract: F): Calls<F> {
  const calls = Object.entries(contract).map(([key, { feature, name }]) => [
    key,
    (input: unknown) => call(options, `${feature}/${name}`, input),
  ]);
  return Object.fromEntries(calls) as Calls<F>;
}

/** The backend over HTTP, with time-outs and retries of what may be retried. */
export function backendOver(options: BackendOptions): Backend {
  return { groups: callsOf(options, groupsContract), tasks: callsOf(options, tasksContract) };
}
