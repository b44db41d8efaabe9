import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Action } from '../contract/action';
import { AppError } from '../contract/errors';
import { commonPorts, type Ports } from '../ports/context';
import { type Around, around, type Call } from './around/around';
import { authorise } from './around/authorise';
import { limitByAddress } from './around/limit';
import { callLine, log } from './around/log';
import { shareAnswers } from './around/share-answers';
import { validateInput, validateOutput } from './around/validate';
import { type Compose, open } from './compose/open';
import type { Door } from './doors/door';
import { type Feature, portsOf } from './feature';

/** A call as it came. */
interface Arrived<E, C, P extends Ports> extends Call {
  readonly event: E;
  readonly context: C;
  readonly ports: P;
}

/** Finds the action that a call names. */
function actionAt(served: Feature, named: { readonly feature: string; readonly action: string }): Action {
  const action = Object.hasOwn(served.contract, named.action) ? served.contract[named.action] : undefined;
  if (!action || action.feature !== named.feature) throw new AppError('ACTION_NOT_FOUND');
  return action;
}

/** Runs a use case with what it is given: never more of the ports than its feature names. */
function useCaseOf(served: Feature): (call: Call & { readonly ports: Ports }) => Promise<unknown> {
  const { useCases, needs } = served;
  const given = [...commonPorts, ...portsOf(served)];
  const signsIn = needs.includes('signIn');
  return (call) => {
    const { ports, action, caller, input, authenticator } = call;
    const context: Record<string, unknown> = {
      report: (error: unknown) => ports.log(callLine(call, { error })),
    };
    for (const name of given) context[name] = ports[name];
    if (authenticator.timer) context.untilMs = call.startedAtMs + authenticator.timer.mayRunMs;
    else Object.assign(context, { caller, client: authenticator.client });
    if (signsIn) context.signIn = authenticator.signIn?.();
    const run = useCases[action.name] as (input: unknown, context: unknown) => Promise<unknown>;
    return run(input, context);
  };
}

/**
 * A feature behind a door: correlation, log line, route, parse, identify and authorise, validate, use case, answer.
 */
export function serve<E, C extends object, R, P extends Ports>(
  served: Feature,
  compose: Compose<P>,
  door: Door<E, C, R, P>,
): (event: E, context: C) => Promise<R> {
  const named = [...new Set([...portsOf(served), ...door.needs(served)])];
  const enter: Around<Arrived<E, C, P>> = async (call, next) => {
    const { event, context, ports } = call;
    call.action = actionAt(served, door.called(event));
    door.check?.(event);
    call.body = door.read(event);
    call.authenticator = door.authenticator(event, context, ports);
    return next();
  };
  const pass = around<Arrived<E, C, P>>(
    [log, enter, limitByAddress(), authorise, validateInput, shareAnswers(), validateOutput, ...served.steps],
    useCaseOf(served),
  );
  const chain = middy<E, R, Error, C & LambdaContext>()
    .handler(async (event, context) => {
      const ports = await open(compose, named);
      const correlationId = door.correlationId(context);
      const call = { event, context, ports, correlationId, startedAtMs: ports.clock.nowMs() };
      try {
        return door.succeed(await pass(call as Arrived<E, C, P>), event);
      } finally {
        await ports.log.flush?.();
      }
    })
    .onError((request) => {
      request.response = door.fail(request.error) as R;
    });
  return chain as unknown as (event: E, context: C) => Promise<R>;
}
