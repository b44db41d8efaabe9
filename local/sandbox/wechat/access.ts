import type { SandboxApp } from '../apps';
import type { WeChatEndpoint, WeChatRequest } from './endpoint';
import { WeChatRefusal } from './refusal';
import type { WeChatState } from './state';

/** The app that knows its secret. Errors: 41002, 41004 missing; 40013, 40125 wrong. */
export function appWithSecret(state: WeChatState, appId: unknown, secret: unknown): SandboxApp {
  if (typeof appId !== 'string' || appId === '') throw new WeChatRefusal(41002, 'appid missing');
  if (typeof secret !== 'string' || secret === '') throw new WeChatRefusal(41004, 'appsecret missing');
  const app = state.apps.get(appId);
  if (app === undefined) throw new WeChatRefusal(40013, 'invalid appid');
  if (app.secret !== secret) throw new WeChatRefusal(40125, 'invalid appsecret');
  return app;
}

/** The app whose access token the request carries. Errors: 41001 missing, 40001 invalid, 42001 expired. */
export function appWithToken(state: WeChatState, request: WeChatRequest): SandboxApp {
  const token = request.query.get('access_token');
  if (token === null || token === '') throw new WeChatRefusal(41001, 'access_token missing');
  const app = state.apps.get(state.tokens.appIdOf(token));
  if (app === undefined) throw new WeChatRefusal(40001, 'invalid credential');
  return app;
}

/** POST /cgi-bin/stable_token. */
export const stableToken: WeChatEndpoint = {
  method: 'POST',
  path: '/cgi-bin/stable_token',
  answer(state, { body }) {
    if (body.grant_type !== 'client_credential') throw new WeChatRefusal(40002, 'invalid grant_type');
    const app = appWithSecret(state, body.appid, body.secret);
    const { token, expiresAt } = state.tokens.current(app.appId, body.force_refresh === true);
    return { access_token: token, expires_in: Math.floor((expiresAt - state.now()) / 1000) };
  },
};
