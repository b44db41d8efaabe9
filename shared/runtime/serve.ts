import middy from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { Action } from '../contract/action';
import { AppError, errorCatalogue } from '../contract/errors';
import type { Caller, Client, Context, Ports, ServiceCaller } from '../ports/context';
import type { SignIn } from '../ports/sign-in';
import { authorise } from './access';
import { codeOf, type Envelope, errorEnvelope } from './answers';
import { callLine } from './call-log';
import type { Feature } from './feature';
import { validated } from './validation';

/** Who a home finds behind a call. */
export interface Found {
  readonly caller: Caller | undefined;
  /** Whether somebody claims to be signed in: without a caller that is SESSION_EXPIRED, else NOT_SIGNED_IN. */
  readonly isClaimed: boolean;
}

/** The one who stands at the door. */
export interface Visitor {
  readonly client: Client;
  readonly signIn: SignIn;
  /** The person who is calling; absent at a door that no person comes through. */
  identify?(): Promise<Found>;
  /**
   * The program that is calling; absent at a door that no program comes through.
   * Errors: SERVICE_KEY_INVALID, SERVICE_NOT_ALLOWED.
   */
  program?(action: Action): Promise<ServiceCaller>;
}

/** What differs between the places where functions run; all else of a call is the same everywhere. */
export interface Home<E, C, R, P extends Ports> {
  correlationId(context: C): string;
  /** Names of feature and action. Errors: ACTION_NOT_FOUND. */
  called(event: E, context: C): { readonly feature: string; readonly action: string };
  /** What else must hold of a call whose action exists. Errors: METHOD_NOT_ALLOWED. */
  check?(event: E): void;
  /** The input as sent. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON. */
  read(event: E): unknown;
  visitor(event: E, context: C, ports: P): Visitor;
  answer(status: number, envelope: Envelope): R;
}

/** What the chain finds out about a call, step by step. */
interface Call<P extends Ports> {
  ports: P;
  startedAtMs: number;
  action: Action;
  body: unknown;
  visitor: Visitor;
  caller: Caller | ServiceCaller | undefined;
  input: unknown;
}

type Called<P extends Ports, C> = C & { readonly call: Call<P> };

/** Finds the action that a call names. */
function actionAt(served: Feature, named: { readonly feature: string; readonly action: string }): Action {
  const action = Object.hasOwn(served.contract, named.action) ? served.contract[named.action] : undefined;
  if (!action || action.feature !== named.feature) throw new AppError('ACTION_NOT_FOUND');
  return action;
}

/** Programs and people are told apart by what is called: neither's key opens the other's door. */
async function admit<P extends Ports>(call: Call<P>): Promise<void> {
  const { action, visitor } = call;
  if (action.access === 'service') {
    if (!visitor.program) throw new AppError('ACTION_NOT_FOUND');
    call.caller = await visitor.program(action);
    return;
  }
  if (!visitor.identify) throw new AppError('ACTION_NOT_FOUND');
  const needsCaller = action.access !== 'public' || action.knowsCaller === true;
  const found = needsCaller ? await visitor.identify() : { caller: undefined, isClaimed: false };
  call.caller = found.caller;
  authorise(action.access, found.caller, found.isClaimed);
}

/**
 * A feature behind the door of a home: correlation, route, parse, identify and authorise, validate, use
 * case, answer, one log line. What stands outside comes from `ports`, made once per instance.
 */
export function serve<E, C extends object, R, P extends Ports>(
  served: Feature,
  ports: () => Promise<P>,
  home: Home<E, C, R, P>,
): (event: E, context: C) => Promise<R> {
  type Step = middy.MiddlewareFn<E, R, Error, Called<P, C> & LambdaContext>;
  const logged = (context: Called<P, C>, thrown?: { readonly error: unknown }) =>
    context.call.ports.log(callLine({ ...context.call, correlationId: home.correlationId(context) }, thrown));

  const open: Step = async ({ context }) => {
    Object.assign(context, { call: {} });
    context.call.ports = await ports();
    context.call.startedAtMs = context.call.ports.clock.nowMs();
  };
  const route: Step = ({ event, context }) => {
    context.call.action = actionAt(served, home.called(event, context));
    home.check?.(event);
  };
  const parse: Step = ({ event, context }) => {
    context.call.body = home.read(event);
  };
  const meet: Step = async ({ event, context }) => {
    context.call.visitor = home.visitor(event, context, context.call.ports);
    await admit(context.call);
  };
  const validate: Step = ({ context: { call } }) => {
    call.input = validated(call.action.input, call.body);
  };
  const chain = middy<E, R, Error, Called<P, C> & LambdaContext>()
    .before(open)
    // In braces: middy takes what an `after` returns for the answer.
    .after(({ context }) => {
      logged(context);
    })
    .onError((request) => {
      const { context, error } = request;
      // Without ports there is no log yet: what keeps a function from starting is told to its operator.
      if (context.call.ports) logged(context, { error });
      else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      request.response = home.answer(errorCatalogue[codeOf(error)].status, errorEnvelope(error));
    });
  for (const step of [route, parse, meet, validate]) chain.before(step);
  chain.handler(async (_event, context) => {
    const { call } = context;
    const run = served.useCases[call.action.name] as (input: unknown, context: Context) => Promise<unknown>;
    const report = (error: unknown) => logged(context, { error });
    const { client, signIn } = call.visitor;
    const data = await run(call.input, {
      ...call.ports,
      caller: call.caller,
      client,
      signIn,
      report,
    } as Context);
    return home.answer(200, { ok: true, data: call.action.output.parse(data) });
  });
  return chain as unknown as (event: E, context: C) => Promise<R>;
}
