import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import type { Action } from '../contract/action';
import { AppError } from '../contract/errors';
import type { Caller, Client, Context, Ports } from '../ports/context';
import { authorise, identify } from './access';
import { answerError, answerOk } from './answers';
import { callLine } from './call-log';
import type { Feature } from './feature';
import { validated } from './validation';

/** What the chain finds out about a call, step by step. */
interface Call {
  ports: Ports;
  startedAtMs: number;
  action: Action;
  body: unknown;
  caller: Caller | undefined;
  input: unknown;
}

type CallContext = LambdaContext & { readonly call: Call };
type Chain = middy.MiddlewareObj<
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Error,
  CallContext
>;
type Step = middy.MiddlewareFn<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, CallContext>;

/** A cloud function behind an HTTP API. */
export type HttpFunction = (
  event: APIGatewayProxyEventV2,
  context: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Larger bodies would not pass CloudBase's gateway either. */
const maxBodyBytes = 100 * 1024;

const maxDeviceLength = 200;

/** Finds the action that a path names: `/{feature}/{action}`. */
const route =
  (served: Feature): Step =>
  ({ event, context: { call } }) => {
    const [, featureName, actionName = '', ...rest] = event.rawPath.split('/');
    const action = Object.hasOwn(served.contract, actionName) ? served.contract[actionName] : undefined;
    if (!action || action.feature !== featureName || rest.length > 0) throw new AppError('ACTION_NOT_FOUND');
    call.action = action;
    if (event.requestContext.http.method !== 'POST') throw new AppError('METHOD_NOT_ALLOWED');
  };

/** Reads the JSON body; an empty one is `{}`. */
const parse: Step = ({ event, context: { call } }) => {
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (raw.byteLength > maxBodyBytes) throw new AppError('PAYLOAD_TOO_LARGE');
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  try {
    call.body = raw.byteLength === 0 ? {} : JSON.parse(raw.toString('utf8'));
  } catch {
    throw new AppError('MALFORMED_JSON');
  }
};

const admit: Step = async ({ event, context: { call } }) => {
  const { authorization } = event.headers;
  const needsCaller = call.action.access !== 'public' || call.action.knowsCaller === true;
  call.caller = needsCaller ? await identify(call.ports, authorization) : undefined;
  authorise(call.action.access, call.caller, authorization !== undefined);
};

const validate: Step = ({ context: { call } }) => {
  call.input = validated(call.action.input, call.body);
};

const clientOf = (event: APIGatewayProxyEventV2): Client => ({
  ip: event.requestContext.http.sourceIp,
  device: (event.headers['user-agent'] ?? '').slice(0, maxDeviceLength),
});

function writeLine({ call, awsRequestId }: CallContext, thrown?: { readonly error: unknown }): void {
  call.ports.log(callLine({ ...call, correlationId: awsRequestId }, thrown));
}

/** Takes the ports and the time at the start; writes the log line and the error answer at the end. */
function callLog(ports: () => Promise<Ports>): Chain {
  return {
    before: async ({ context }) => {
      Object.assign(context, { call: {} });
      context.call.ports = await ports();
      context.call.startedAtMs = context.call.ports.clock.nowMs();
    },
    // In braces: middy takes what an `after` returns for the answer.
    after: ({ context }) => {
      writeLine(context);
    },
    onError: (request) => {
      const { context, error } = request;
      // Without ports there is no log yet: what keeps a function from starting is told to its operator.
      if (context.call.ports) writeLine(context, { error });
      else process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      request.response = answerError(error);
    },
  };
}

/**
 * The Lambda function of a feature behind an HTTP API: correlation, route, parse, identify and authorise,
 * validate, use case, answer, one log line. What stands outside comes from `ports`, made once per instance.
 */
export function onLambda(served: Feature, ports: () => Promise<Ports>): HttpFunction {
  const chain = middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, CallContext>()
    .use(callLog(ports))
    .before(route(served))
    .before(parse)
    .before(admit)
    .before(validate)
    .handler(async (event, lambdaContext) => {
      const { call } = lambdaContext;
      const run = served.useCases[call.action.name] as (input: unknown, context: Context) => Promise<unknown>;
      const report = (error: unknown) => writeLine(lambdaContext, { error });
      const context = { ...call.ports, caller: call.caller, client: clientOf(event), report } as Context;
      return answerOk(call.action.output.parse(await run(call.input, context)));
    });
  return chain as unknown as HttpFunction;
}
