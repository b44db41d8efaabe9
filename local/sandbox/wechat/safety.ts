import { createHash, randomUUID } from 'node:crypto';
import { appWithToken } from './access';
import { textField, type WeChatEndpoint } from './endpoint';
import { WeChatRefusal } from './refusal';
import { personOf, requireVisit } from './state';

type Suggest = 'risky' | 'review';

/** What the sandbox takes offence at; the first match decides. */
const keywords: readonly (readonly [keyword: string, suggest: Suggest, label: number])[] = [
  ['赌博', 'risky', 20006],
  ['博彩', 'risky', 20006],
  ['代开发票', 'risky', 20006],
  ['色情', 'risky', 20002],
  ['裸聊', 'risky', 20002],
  ['刷单', 'risky', 20008],
  ['傻逼', 'risky', 20003],
  ['低俗', 'review', 20012],
  ['加微信', 'review', 10001],
];

const MAX_CHARACTERS = 2_500;

/**
 * POST /wxa/msg_sec_check, version 2. The errcodes of a wrong version (40097) and of too long a text (45002)
 * are not documented for this endpoint; both are WeChat's general ones.
 */
export const messageCheck: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/msg_sec_check',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const content = textField(body, 'content');
    const openid = textField(body, 'openid');
    if (body.version !== 2) throw new WeChatRefusal(40097, 'invalid args');
    if (typeof body.scene !== 'number' || ![1, 2, 3, 4].includes(body.scene)) {
      throw new WeChatRefusal(40129, 'invalid scene');
    }
    if (content.length > MAX_CHARACTERS) throw new WeChatRefusal(45002, 'content size out of limit');
    personOf(state, app, openid);
    requireVisit(state, openid);
    const { title, nickname, signature } = body;
    const text = [content, title, nickname, signature].filter((it) => typeof it === 'string').join('\n');
    return { errcode: 0, errmsg: 'ok', ...verdictOf(text) };
  },
};

function verdictOf(text: string): Record<string, unknown> {
  const trace_id = createHash('sha256').update(text).digest('hex').slice(0, 24);
  const hit = keywords.find(([keyword]) => text.includes(keyword));
  if (hit === undefined) {
    const detail = [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }];
    return { result: { suggest: 'pass', label: 100 }, detail, trace_id };
  }
  const [keyword, suggest, label] = hit;
  const detail = [
    { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
    { strategy: 'keyword', errcode: 0, suggest, label, level: 90, keyword },
  ];
  return { result: { suggest, label }, detail, trace_id };
}

/** POST /wxa/media_check_async, version 2: the verdict comes later, as a message. */
export const mediaCheck: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/media_check_async',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const url = textField(body, 'media_url');
    const openid = textField(body, 'openid');
    if (body.version !== 2 || body.media_type !== 2) throw new WeChatRefusal(40097, 'invalid args');
    if (typeof body.scene !== 'number' || ![1, 2, 3, 4].includes(body.scene))
      throw new WeChatRefusal(40129, 'invalid scene');
    personOf(state, app, openid);
    requireVisit(state, openid);
    const traceId = randomUUID();
    const { media } = state;
    media.checks = [...media.checks, { traceId, url, openid, appId: app.appId }];
    return { errcode: 0, errmsg: 'ok', trace_id: traceId };
  },
};

/** POST /wxa/getuserriskrank. */
export const riskRank: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/getuserriskrank',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const openid = textField(body, 'openid');
    textField(body, 'client_ip');
    if (body.appid !== app.appId) throw new WeChatRefusal(40013, 'invalid appid');
    if (typeof body.scene !== 'number' || ![0, 1, 2].includes(body.scene)) {
      throw new WeChatRefusal(40129, 'invalid scene');
    }
    const person = personOf(state, app, openid);
    requireVisit(state, openid);
    // `unoin_id` is WeChat's own spelling.
    return { errcode: 0, errmsg: 'getuserriskrank succ', risk_rank: person.riskRank, unoin_id: state.now() };
  },
};
