import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Ports } from '../ports/context';
import { runDue } from './due';
import type { Feature } from './feature';

/** What the cloud's timer sends: which action is due. */
export interface TimerEvent {
  readonly action: string;
}

export type TimerFunction = (event: TimerEvent, context: LambdaContext) => Promise<unknown>;

/** The Lambda function behind timers: only actions with access `timer`. A failure is thrown, for the alarm. */
export const onTimer = (served: Feature, ports: () => Promise<Ports>): TimerFunction =>
  middy<TimerEvent, unknown>().handler(async (event, context) =>
    runDue(served, await ports(), event.action, context.awsRequestId),
  ) as unknown as TimerFunction;
