import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import { AppError } from '../contract/errors';
import type { Client, Ports } from '../ports/context';
import type { SignIn } from '../ports/sign-in';
import type { WeChatWithLogin } from '../ports/wechat';
import { identify } from './access';
import { answer } from './answers';
import type { Feature } from './feature';
import { type Home, serve } from './serve';
import { programBehind } from './service-access';

/** A cloud function behind an HTTP API. */
export type HttpFunction = (
  event: APIGatewayProxyEventV2,
  context: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Where a login code proves who is calling, something must exchange it. */
export interface LambdaPorts extends Ports {
  readonly wechat: WeChatWithLogin;
}

/** Larger bodies would not pass CloudBase's gateway either. */
export const maxBodyBytes = 100 * 1024;

const maxDeviceLength = 200;

/** A request over HTTP, as every gateway hands it on. */
export type HttpRequest = Pick<APIGatewayProxyEventV2, 'body' | 'headers' | 'isBase64Encoded'>;

/** Reads the JSON body; an empty one is `{}`. Errors: PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, MALFORMED_JSON. */
export function readHttp(event: HttpRequest): unknown {
  const raw = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (raw.byteLength > maxBodyBytes) throw new AppError('PAYLOAD_TOO_LARGE');
  const type = event.headers['content-type'] ?? 'application/json';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('UNSUPPORTED_MEDIA_TYPE');
  try {
    return raw.byteLength === 0 ? {} : JSON.parse(raw.toString('utf8'));
  } catch {
    throw new AppError('MALFORMED_JSON');
  }
}

/** Names in the path `/{feature}/{action}`. Errors: ACTION_NOT_FOUND. */
export function calledOverHttp({ rawPath }: Pick<APIGatewayProxyEventV2, 'rawPath'>) {
  const [, feature = '', action = '', ...rest] = rawPath.split('/');
  if (rest.length > 0) throw new AppError('ACTION_NOT_FOUND');
  return { feature, action };
}

const clientOf = (event: APIGatewayProxyEventV2): Client => ({
  ip: event.requestContext.http.sourceIp,
  device: (event.headers['user-agent'] ?? '').slice(0, maxDeviceLength),
});

/** A `wx.login` code proves who holds the phone; every login opens a session of its own. */
const signInByCode = ({ wechat, ids }: Pick<LambdaPorts, 'wechat' | 'ids'>): SignIn => ({
  async holder({ field, code }) {
    if (code !== undefined) return wechat.exchangeLoginCode(code);
    throw new AppError('INVALID_INPUT', { problems: [{ path: field, problem: '缺少微信登录凭证，请重试' }] });
  },
  sessionId: () => ids.newId(),
});

const overHttp: Home<APIGatewayProxyEventV2, LambdaContext, APIGatewayProxyStructuredResultV2, LambdaPorts> =
  {
    correlationId: ({ awsRequestId }) => awsRequestId,
    called: calledOverHttp,
    check(event) {
      if (event.requestContext.http.method !== 'POST') throw new AppError('METHOD_NOT_ALLOWED');
    },
    read: readHttp,
    visitor: (event, _context, ports) => ({
      client: clientOf(event),
      signIn: signInByCode(ports),
      async identify() {
        const { authorization } = event.headers;
        return { caller: await identify(ports, authorization), isClaimed: authorization !== undefined };
      },
      program: (action) => programBehind(ports, event.headers.authorization, action),
    }),
    answer,
  };

/** The Lambda function of a feature behind an HTTP API: `POST /{feature}/{action}`. */
export const onLambda = (served: Feature, ports: () => Promise<LambdaPorts>): HttpFunction =>
  serve(served, ports, overHttp);
