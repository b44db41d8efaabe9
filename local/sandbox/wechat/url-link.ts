import { createHash } from 'node:crypto';
import { appWithToken } from './access';
import { textField, type WeChatEndpoint } from './endpoint';
import { WeChatRefusal } from './refusal';

const PAGE = /^[0-9A-Za-z_\-/]+$/;
const QUERY = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~%]{0,1024}$/;
const DAY_MS = 24 * 60 * 60_000;
const MAX_DAYS = 30;

/** POST /wxa/generate_urllink. Source: 获取加密URLLink. Takes any page: the sandbox has published none. */
export const urlLink: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/generate_urllink',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const path = textField(body, 'path');
    if (path.startsWith('/') || !PAGE.test(path)) throw new WeChatRefusal(40165, 'invalid weapp pagepath');
    const { query = '', env_version = 'release' } = body;
    if (typeof query !== 'string' || !QUERY.test(query)) throw new WeChatRefusal(40212, 'invalid query');
    if (!['release', 'trial', 'develop'].includes(String(env_version)))
      throw new WeChatRefusal(85402, 'invalid env_version');
    const expiresAtMs = expiryOf(body, state.now());
    const name = createHash('sha256')
      .update(`${app.appId} ${state.urlLinks.size} ${path}`)
      .digest('base64url');
    const url = `https://wxaurl.cn/${name.slice(0, 12)}`;
    state.urlLinks.set(url, { path, query, expiresAtMs });
    return { errcode: 0, errmsg: 'ok', url_link: url };
  },
};

/** Errors: 85401 beyond 30 days or before a minute. */
function expiryOf(body: Readonly<Record<string, unknown>>, nowMs: number): number {
  const { expire_type = 0, expire_time, expire_interval } = body;
  const expiresAtMs =
    expire_type === 1 ? nowMs + Number(expire_interval) * DAY_MS : Number(expire_time) * 1_000;
  const lastsMs = expiresAtMs - nowMs;
  if (lastsMs >= 60_000 && lastsMs <= MAX_DAYS * DAY_MS) return expiresAtMs;
  throw new WeChatRefusal(85401, 'time limit between 1min and 30 days');
}
