import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { AppError, type ErrorCode, errorCatalogue } from '../../shared/contract/errors';
import type { WeChatIdentity } from '../../shared/ports/wechat';
import { answer, answerError, type Envelope } from '../../shared/runtime/answers';
import type { CloudHttpFunction } from '../../shared/runtime/doors/cloud-http';
import { calledOverHttp, parametersOf, readHttp } from '../../shared/runtime/doors/http-request';
import type { CloudContext } from '../../shared/runtime/doors/injected-context';
import type { CloudFunction } from '../../shared/runtime/doors/on-cloudbase';
import type { CloudTimerFunction } from '../../shared/runtime/doors/on-cloudbase-timer';
import type { HttpFunction } from '../../shared/runtime/doors/on-lambda';
import type { TimerFunction } from '../../shared/runtime/doors/on-timer';
import type { Phones } from './phones';

/** WeChat's part of a call: it knows who holds a phone, and tells the function. */
export interface WeChatSide {
  readonly appId: string;
  /** Who has this `wx.login` code; a laptop's phones have nothing else to show. Errors: those of WeChat. */
  exchange(code: string): Promise<WeChatIdentity>;
  /** The person is using the mini-program. */
  visit(openid: string): void;
}

/** A context as the cloud makes it, with the variables of this invocation. */
export const cloudContext = (
  requestId: string,
  variables: Readonly<Record<string, string>>,
): CloudContext => ({
  request_id: requestId,
  environment: JSON.stringify({ ...variables, WX_CONTEXT_KEYS: Object.keys(variables).join(',') }),
});

const loginInput = z.object({ code: z.string() });
const refreshInput = z.object({ refreshToken: z.string() });
const signedIn = z.object({ session: z.object({ accessToken: z.string() }) });

/** The session that a phone names, which is all that its access token says. */
const sessionIn = ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): string | undefined =>
  /^Bearer (\w+)$/.exec(headers.authorization ?? '')?.[1];

/** The session of a refresh token, `account.session.secret`. */
const sessionOfRefresh = (token: string): string => token.split('.')[1] ?? '';

interface Holder {
  readonly who?: WeChatIdentity | undefined;
  /** Why WeChat would not say who it is. */
  readonly refusal?: AppError;
}

/** The phone that a request comes from, by what a request of a laptop has: a login code, or a session. */
async function holderOf(
  event: APIGatewayProxyEventV2,
  action: string,
  data: unknown,
  { phones, weChat }: { readonly phones: Phones; readonly weChat: WeChatSide },
): Promise<Holder> {
  const login = action === 'account/login' ? loginInput.safeParse(data) : undefined;
  if (login?.success) {
    return weChat.exchange(login.data.code).then(
      (who) => ({ who }),
      (refusal: unknown) => ({ refusal: refusal instanceof AppError ? refusal : new AppError('INTERNAL') }),
    );
  }
  const refresh = action === 'account/refresh' ? refreshInput.safeParse(data) : undefined;
  const session = refresh?.success ? sessionOfRefresh(refresh.data.refreshToken) : sessionIn(event);
  return { who: session === undefined ? undefined : phones.holderOf(session) };
}

/** What WeChat injects into a call of somebody's phone; nobody is named where nobody is signed in to WeChat. */
export const phoneVariables = (who: WeChatIdentity | undefined, appId: string, ip: string) => ({
  TCB_SOURCE: 'wx_client',
  WX_APPID: appId,
  WX_CLIENTIP: ip,
  ...(who && { WX_OPENID: who.openid }),
  ...(who?.unionid && { WX_UNIONID: who.unionid }),
});

const statusOf = ({ ok, error }: Envelope): number =>
  ok ? 200 : errorCatalogue[error?.code as ErrorCode].status;

/**
 * A CloudBase function behind `POST /{feature}/{action}`: what `wx.cloud.callFunction` and WeChat do between
 * phone and function. Nothing but the event and the injected context reaches the function.
 */
export const overCloudbase =
  (feature: string, called: CloudFunction, weChat: WeChatSide, phones: Phones): HttpFunction =>
  async (event, { awsRequestId }) => {
    try {
      const named = calledOverHttp(event);
      if (named.feature !== feature) throw new AppError('ACTION_NOT_FOUND');
      const { action } = named;
      const isPost = event.requestContext.http.method === 'POST';
      const data = isPost ? readHttp(event) : {};
      const { who, refusal } = await holderOf(event, `${feature}/${action}`, data, { phones, weChat });
      if (who) weChat.visit(who.openid);
      const { sourceIp } = event.requestContext.http;
      const context = cloudContext(awsRequestId, phoneVariables(who, weChat.appId, sourceIp));
      // As the platform does: what cannot be written as JSON does not pass.
      const envelope = JSON.parse(
        JSON.stringify(await called({ action, data, session: sessionIn(event) }, context)),
      ) as Envelope;
      if (!isPost && envelope.error?.code !== 'ACTION_NOT_FOUND') throw new AppError('METHOD_NOT_ALLOWED');
      if (refusal && envelope.error?.code === 'WECHAT_CODE_INVALID') throw refusal;
      const opened = signedIn.safeParse(envelope.data);
      if (who && opened.success) phones.remember(opened.data.session.accessToken, who);
      return answer(statusOf(envelope), envelope);
    } catch (error) {
      return answerError(error);
    }
  };

/** A function behind HTTP access, which tells it nothing of WeChat. */
export const overHttpAccess =
  (called: CloudHttpFunction): HttpFunction =>
  ({ rawPath: path, rawQueryString, headers, body, isBase64Encoded, requestContext }, { awsRequestId }) => {
    const queryStringParameters = parametersOf(rawQueryString);
    const httpMethod = requestContext.http.method;
    const event = { path, httpMethod, headers, queryStringParameters, body, isBase64Encoded };
    return called(event, cloudContext(awsRequestId, {}));
  };

/** A timer of the cloud, for what a laptop's timers and tests call. */
export const timerOverCloudbase =
  (timer: CloudTimerFunction): TimerFunction =>
  ({ action }, { awsRequestId }) =>
    timer(
      { Type: 'Timer', TriggerName: action },
      cloudContext(awsRequestId, { TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }),
    );
