import { createHash } from 'node:crypto';
import { appWithSecret, appWithToken } from './access';
import { textField, type WeChatEndpoint } from './endpoint';
import { unionidOf } from './identity';
import { WeChatRefusal } from './refusal';
import { openidFor, personFor } from './state';

/** GET /sns/jscode2session. A successful login is the visit that text moderation and risk rank ask for. */
export const code2session: WeChatEndpoint = {
  method: 'GET',
  path: '/sns/jscode2session',
  answer(state, { query }) {
    const app = appWithSecret(state, query.get('appid'), query.get('secret'));
    if (query.get('grant_type') !== 'authorization_code')
      throw new WeChatRefusal(40002, 'invalid grant_type');
    const code = query.get('js_code') ?? '';
    const { appId, personKey } = state.codes.look('login', code);
    if (appId !== app.appId) throw new WeChatRefusal(40029, 'invalid code');
    state.codes.useUp(code);
    const person = personFor(personKey);
    if (person.loginBlocked) throw new WeChatRefusal(40226, 'code blocked');
    const openid = openidFor(state, person, app.appId);
    state.visits.set(openid, state.now());
    const session_key = createHash('md5').update(`session ${code}`).digest('base64');
    const unionid = unionidOf(person, app);
    return { openid, session_key, ...(unionid !== undefined && { unionid }) };
  },
};

/** POST /wxa/business/getuserphonenumber. The errcode of a wrong openid is not documented; 40029 is assumed. */
export const phoneNumber: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  answer(state, request) {
    const app = appWithToken(state, request);
    const code = textField(request.body, 'code');
    const { appId, personKey } = state.codes.look('phone', code);
    if (appId !== app.appId) throw new WeChatRefusal(40013, 'invalid appid');
    const person = personFor(personKey);
    const { openid } = request.body;
    if (openid !== undefined && openid !== openidFor(state, person, app.appId)) {
      throw new WeChatRefusal(40029, 'invalid code');
    }
    state.codes.useUp(code);
    const watermark = { timestamp: Math.floor(state.now() / 1000), appid: app.appId };
    const { phone } = person;
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
    };
  },
};
