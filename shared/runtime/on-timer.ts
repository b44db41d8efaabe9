import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Action } from '../contract/action';
import { AppError } from '../contract/errors';
import type { Context, Ports } from '../ports/context';
import { callLine } from './call-log';
import type { Feature } from './feature';

/** What the cloud's timer sends: which action is due. */
export interface TimerEvent {
  readonly action: string;
}

export type TimerFunction = (event: TimerEvent, context: LambdaContext) => Promise<unknown>;

/** No caller stands behind a timer. */
const nobody = { ip: '', device: '' };

async function runDue(served: Feature, ports: Ports, name: string, correlationId: string): Promise<unknown> {
  const startedAtMs = ports.clock.nowMs();
  const action: Action | undefined = Object.hasOwn(served.contract, name) ? served.contract[name] : undefined;
  const logged = { ports, correlationId, startedAtMs, ...(action && { action }) };
  try {
    if (action?.access !== 'timer') throw new AppError('ACTION_NOT_FOUND');
    const run = served.useCases[name] as (input: unknown, context: Context) => Promise<unknown>;
    const report = (error: unknown) => ports.log(callLine(logged, { error }));
    const output = await run({}, { ...ports, caller: undefined, client: nobody, report });
    ports.log(callLine(logged));
    return output;
  } catch (error) {
    ports.log(callLine(logged, { error }));
    throw error;
  }
}

/** The Lambda function behind timers: only actions with access `timer`. A failure is thrown, for the alarm. */
export const onTimer = (served: Feature, ports: () => Promise<Ports>): TimerFunction =>
  middy<TimerEvent, unknown>().handler(async (event, context) =>
    runDue(served, await ports(), event.action, context.awsRequestId),
  ) as unknown as TimerFunction;
