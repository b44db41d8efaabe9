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

/** The clock's way in: nothing is sent, nobody waits for an answer, and a failure is thrown, for the alarm. */
export const byClock = <C>(
  feature: string,
  correlationId: (context: C) => string,
): Door<TimerEvent, C, unknown, Ports> => ({
  needs: () => [],
  correlationId,
  called: ({ action }) => ({ feature, action }),
  read: () => ({}),
  authenticator: () => ({ isTimer: true }),
  succeed: (data) => data,
  fail: () => undefined,
});

/** The Lambda function behind timers: only actions with access `timer`. A failure is thrown, for the alarm. */
export const onTimer = (served: Feature, compose: Compose<Ports>): TimerFunction =>
  serve(
    served,
    compose,
    byClock<LambdaContext>(featureName(served), ({ awsRequestId }) => awsRequestId),
  );
