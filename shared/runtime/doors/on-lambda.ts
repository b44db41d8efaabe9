import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context as LambdaContext,
} from 'aws-lambda';
import { AppError } from '../../contract/errors';
import { cutText } from '../../domain/text/clusters';
import type { Client, Ports } from '../../ports/context';
import type { SignIn } from '../../ports/sign-in';
import type { WeChatWithLogin } from '../../ports/wechat';
import { identify } from '../access/identify';
import { programBehind } from '../access/service-access';
import { answerData, answerError } from '../answers';
import type { Compose } from '../compose/open';
import { asksWhoCalls, type Feature } from '../feature';
import { serve } from '../serve';
import type { Door } from './door';
import { calledOverHttp, checkMethod, readHttp } from './http-request';

/** A cloud function behind an HTTP API. */
export type HttpFunction = (
  event: APIGatewayProxyEventV2,
  context: LambdaContext,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Where a login code proves who is calling, something must exchange it. */
export interface LambdaPorts extends Ports {
  readonly wechat: WeChatWithLogin;
}

const maxDeviceLength = 200;

const clientOf = (event: APIGatewayProxyEventV2): Client => ({
  ip: event.requestContext.http.sourceIp,
  device: cutText(event.headers['user-agent'] ?? '', maxDeviceLength),
});

/** A `wx.login` code proves who holds the phone. */
const signInByCode = ({ wechat }: Pick<LambdaPorts, 'wechat'>): SignIn => ({
  async holder({ field, code }) {
    if (code !== undefined) return wechat.exchangeLoginCode(code);
    throw new AppError('INVALID_INPUT', { problems: [{ path: field, problem: '缺少微信登录凭证，请重试' }] });
  },
});

/** The path as it was called: that of a stage with a name of its own begins with the name. */
const pathOf = ({ rawPath, requestContext: { stage } }: APIGatewayProxyEventV2): string =>
  stage !== undefined && rawPath.startsWith(`/${stage}/`) ? rawPath.slice(stage.length + 1) : rawPath;

const overHttp: Door<APIGatewayProxyEventV2, LambdaContext, APIGatewayProxyStructuredResultV2, LambdaPorts> =
  {
    needs: ({ contract, needs }) => [
      ...(Object.values(contract).some(asksWhoCalls) ? (['tokens'] as const) : []),
      ...(needs.includes('signIn') ? (['wechat'] as const) : []),
    ],
    correlationId: ({ awsRequestId }) => awsRequestId,
    called: (event) => calledOverHttp({ rawPath: pathOf(event) }),
    check: (event) => checkMethod(event.requestContext.http.method),
    read: readHttp,
    authenticator: (event, _context, ports) => ({
      async identify() {
        const { authorization } = event.headers;
        return { caller: await identify(ports, authorization), isClaimed: authorization !== undefined };
      },
      signIn: () => signInByCode(ports),
      client: clientOf(event),
      program: (action) => programBehind(ports, event.headers.authorization, action),
    }),
    succeed: (data, { headers }) => answerData(data, headers['accept-encoding']),
    fail: answerError,
  };

/** The Lambda function of a feature behind an HTTP API: `POST /{feature}/{action}`. */
export const onLambda = (served: Feature, compose: Compose<LambdaPorts>): HttpFunction =>
  serve(served, compose, overHttp);
