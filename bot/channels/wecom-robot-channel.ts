import type { TaskCategory } from '../../shared/domain/tasks/categories';
import { cutText, sizes } from '../../shared/domain/text/clusters';
import { type Timeouts, within } from '../../shared/ports/timeouts';
import { type ChannelState, type GroupChannel, SendFailed } from './group-channel';

interface WeComRobotOptions {
  /** The webhook of each group's robot, by the name that the configuration gives the group. Secret. */
  readonly webhooks: ReadonlyMap<string, string>;
  /** Address of a category's picture. */
  readonly imageUrl: (category: TaskCategory) => string;
  readonly timeouts: Timeouts;
  readonly timeoutMs?: number;
}

/** Limits of the robot in UTF-8 bytes; what is longer is refused or cut in the middle of a character. */
const maxBytes = { title: 128, description: 512, text: 2_048 };

const cutTo = (bytes: number, text: string): string => cutText(text, bytes, '…', sizes.utf8);

/** The robot takes 20 messages a minute (45009); another refusal is a matter of hours, not of seconds. */
const pausesMs: Readonly<Record<number, number>> = { 45009: 60_000, 93000: 3_600_000 };

/**
 * The robots of WeCom groups: a webhook per group that only sends. Source: 企业微信 群机器人配置说明
 * (text ≤ 2,048 bytes; news: title ≤ 128, description ≤ 512 bytes; 20 messages a minute per robot).
 */
export function weComRobotChannel(options: WeComRobotOptions): GroupChannel {
  const { webhooks, imageUrl, timeouts, timeoutMs = 10_000 } = options;
  let state: ChannelState = { kind: 'offline' };

  async function post(address: string, message: object): Promise<undefined> {
    const webhook = webhooks.get(address);
    if (!webhook) throw new SendFailed('no webhook for this group', { pauseMs: 3_600_000 });
    let answer: { readonly errcode?: number };
    try {
      answer = await within(timeouts, timeoutMs, async (signal) => {
        const response = await fetch(webhook, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(message),
          signal,
        });
        return (await response.json()) as typeof answer;
      });
    } catch (error) {
      // The error of fetch may quote the address, and the key in it: it is not passed on.
      const code = (error as { cause?: { code?: string } }).cause?.code;
      const neverLeft = code === 'ECONNREFUSED' || code === 'ENOTFOUND';
      throw new SendFailed('no answer from WeCom', { mayHaveArrived: !neverLeft });
    }
    const { errcode = -1 } = answer;
    if (errcode !== 0) throw new SendFailed(`WeCom ${errcode}`, { pauseMs: pausesMs[errcode] ?? 0 });
  }

  return {
    name: 'wecom-robot',
    needsLink: true,
    withdrawableMs: 0,
    async start() {
      state = { kind: 'online' };
    },
    async stop() {
      state = { kind: 'offline' };
    },
    state: () => state,
    async sendCard(address, { title, description, link, category }) {
      if (!link) throw new SendFailed('a card without a link');
      const article = {
        title: cutTo(maxBytes.title, title),
        description: cutTo(maxBytes.description, description),
        url: link,
        picurl: imageUrl(category),
      };
      return post(address, { msgtype: 'news', news: { articles: [article] } });
    },
    sendText: (address, text) =>
      post(address, { msgtype: 'text', text: { content: cutTo(maxBytes.text, text) } }),
    withdraw: async () => false,
  };
}
