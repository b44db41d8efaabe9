import type { Context as LambdaContext } from 'aws-lambda';
import type { Ports } from '../../ports/context';
import type { Compose } from '../compose/open';
import { type Feature, featureName } from '../feature';
import { serve } from '../serve';
import type { Door } from './door';

/** What the cloud's timer sends: which action is due. */
export interface TimerEvent {
  readonly action: string;
}

export type TimerFunction = (event: TimerEvent, context: LambdaContext) => Promise<unknown>;

/** Three quarters of the function's time limit (scripts/aws/declared.ts): the rest is for what is under way. */
const usualRunMs = 45_000;

/** The clock's way in: nothing is sent, nobody waits for an answer, and a failure is thrown, for the alarm. */
export const byClock = <C>(
  feature: string,
  correlationId: (context: C) => string,
  mayRunMs: number,
): Door<TimerEvent, C, unknown, Ports> => ({
  needs: () => [],
  correlationId,
  called: ({ action }) => ({ feature, action }),
  read: () => ({}),
  authenticator: () => ({ timer: { mayRunMs } }),
  succeed: (data) => data,
  fail: () => undefined,
});

/**
 * The Lambda function behind timers: only actions with access `timer`. A failure is thrown, for the alarm. `mayRunMs`: how
 * long a run works, where its function has more time than others.
 */
export const onTimer = (served: Feature, compose: Compose<Ports>, mayRunMs = usualRunMs): TimerFunction =>
  serve(
    served,
    compose,
    byClock<LambdaContext>(featureName(served), ({ awsRequestId }) => awsRequestId, mayRunMs),
  );
