import * as z from 'zod';
import { json, type SandboxRequest } from '../http';
import type { Platform, PlatformReply } from '../platform';
import { type ChatArticle, type GroupChat, roomOf } from './chat';
import { BOT_MEMBER, rooms } from './rooms';

const endpoint = 'wecom_webhook_send';
const path = '/sandbox/wecom/webhook/send';

/** The robot takes so many messages a minute. */
const maxPerMinute = 20;
const minuteMs = 60_000;

/** Characters of a text up to so many UTF-8 bytes; the robot cuts titles and descriptions without a word. */
function cut(bytes: number, text: string): string {
  return Buffer.from(text)
    .subarray(0, bytes)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
}

const textMessage = z.object({
  msgtype: z.literal('text'),
  text: z.object({ content: z.string() }),
});
const article = z.object({
  title: z.string().min(1),
  description: z.string().default(''),
  url: z.url(),
  picurl: z.string().default(''),
});
const newsMessage = z.object({
  msgtype: z.literal('news'),
  news: z.object({ articles: z.array(article).min(1).max(8) }),
});

class Refusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }
}

const shown = ({ title, description, url, picurl }: z.output<typeof article>): ChatArticle => ({
  title: cut(128, title),
  description: cut(512, description),
  url,
  imageUrl: picurl,
});

/** What the robot would show. Errors: 47001 no JSON, 40008 unknown kind, 44004 empty, 40058 too long or incomplete. */
function contents({ body }: SandboxRequest) {
  let value: { msgtype?: unknown };
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(47001, 'data format error');
  }
  if (value.msgtype === 'text') {
    const text = textMessage.safeParse(value).data?.text.content ?? '';
    if (text === '') throw new Refusal(44004, 'text content is empty');
    if (Buffer.byteLength(text) > 2_048) throw new Refusal(40058, 'text.content exceed max length 2048');
    return [{ text }];
  }
  if (value.msgtype !== 'news') throw new Refusal(40008, 'invalid message type');
  const news = newsMessage.safeParse(value);
  if (!news.success) throw new Refusal(40058, 'invalid Request Parameter');
  return news.data.news.articles.map((each) => ({ article: shown(each) }));
}

const reply = (errcode: number, errmsg: string): PlatformReply => ({ ...json({ errcode, errmsg }), errcode });

/**
 * POST …/webhook/send?key=: the robot of a WeCom group, with its checks. Source: 企业微信 群机器人配置说明;
 * 93000 unknown key, 45009 more than 20 messages a minute.
 */
export function weComPlatform(chat: GroupChat, now: () => number): Platform {
  let sentMs: readonly { readonly key: string; readonly atMs: number }[] = [];

  function send(request: SandboxRequest): void {
    if (request.method !== 'POST') throw new Refusal(43002, 'require POST method');
    const key = request.query.get('key') ?? '';
    const room = rooms.find(({ robotKey }) => robotKey !== undefined && robotKey === key);
    if (!room) throw new Refusal(93000, 'invalid webhook url');
    const nowMs = now();
    sentMs = sentMs.filter(({ atMs }) => nowMs - atMs < minuteMs);
    if (sentMs.filter((each) => each.key === key).length >= maxPerMinute)
      throw new Refusal(45009, 'api freq out of limit');
    const found = contents(request);
    sentMs = [...sentMs, { key, atMs: nowMs }];
    for (const content of found) chat.say(roomOf(room.id).id, BOT_MEMBER, content);
  }

  return {
    endpoints: [endpoint],
    controls: [],
    endpointAt: (asked) => (asked === path ? endpoint : undefined),
    answer(_endpoint, request) {
      try {
        send(request);
        return reply(0, 'ok');
      } catch (error) {
        if (error instanceof Refusal) return reply(error.errcode, error.message);
        throw error;
      }
    },
    refuse: (errcode) => reply(Number(errcode), 'sandbox fault'),
    // What came is seen in the chat; the key that came with it is nobody's business.
    record: () => undefined,
    reset() {
      sentMs = [];
    },
  };
}
