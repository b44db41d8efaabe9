import * as z from 'zod';
import { appWithToken } from './access';
import { textField, type WeChatEndpoint } from './endpoint';
import { keywordTakes } from './keywords';
import { WeChatRefusal } from './refusal';
import { creditKey, personOf } from './state';

const dataSchema = z.record(z.string(), z.object({ value: z.string() }));

/** POST /cgi-bin/message/subscribe/send. Source: 发送订阅消息. Each message uses up one credit. */
export const subscribeSend: WeChatEndpoint = {
  method: 'POST',
  path: '/cgi-bin/message/subscribe/send',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const openid = textField(body, 'touser');
    const person = personOf(state, app, openid);
    const templateId = body.template_id;
    if (typeof templateId !== 'string' || templateId === '')
      throw new WeChatRefusal(40037, 'invalid template_id');
    const data = keywordValues(body.data);
    const { page, miniprogram_state: miniProgramState = 'formal' } = body;
    if (!['developer', 'trial', 'formal'].includes(String(miniProgramState))) {
      throw new WeChatRefusal(47003, 'argument invalid! miniprogram_state invalid');
    }
    const key = creditKey(openid, templateId);
    const credits = state.credits.get(key) ?? 0;
    if (credits === 0) throw new WeChatRefusal(43101, 'user refuse to accept the msg');
    state.credits.set(key, credits - 1);
    state.messages.push({
      at: new Date(state.now()).toISOString(),
      appId: app.appId,
      person: person.key,
      templateId,
      page: typeof page === 'string' ? page : null,
      miniProgramState: String(miniProgramState),
      data,
    });
    return { errcode: 0, errmsg: 'ok' };
  },
};

/** Errors: 47003, whose errmsg names the keyword. */
function keywordValues(data: unknown): Record<string, string> {
  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) throw new WeChatRefusal(47003, 'argument invalid! data invalid');
  const values: Record<string, string> = {};
  for (const [keyword, { value }] of Object.entries(parsed.data)) {
    if (!keywordTakes(keyword, value))
      throw new WeChatRefusal(47003, `argument invalid! data.${keyword}.value invalid`);
    values[keyword] = value;
  }
  return values;
}
