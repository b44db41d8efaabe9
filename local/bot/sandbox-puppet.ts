import type * as PUPPET from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { ChatMessage } from '../sandbox/group-chat/chat';

interface News {
  readonly epoch: string;
  readonly rooms: readonly {
    readonly id: string;
    readonly topic: string;
    readonly channel: string;
    readonly members: readonly { readonly key: string; readonly name: string; readonly isOwner: boolean }[];
  }[];
  readonly messages: readonly ChatMessage[];
}

const botId = 'bot';
const maxKept = 200;
const textType = 7 as PUPPET.types.Message;

/**
 * WeChat as the laptop plays it: rooms and messages come from the group chat of the sandbox by HTTP. The mock
 * it extends drops cards and recalls nothing.
 */
export class SandboxPuppet extends PuppetMock {
  private readonly laptop: string;
  private readonly everyMs: number;
  private readonly kept = new Map<string, PUPPET.payloads.Message>();
  private timer: NodeJS.Timeout | undefined;
  private epoch = '';
  private seq = 0;
  private isStopped = false;

  /** `laptop`: address of the running `npm start`. */
  constructor(laptop: string, everyMs = 300) {
    super({ mocker: new mock.Mocker() });
    this.laptop = laptop;
    this.everyMs = everyMs;
  }

  override async onStart(): Promise<void> {
    await super.onStart();
    this.isStopped = false;
    this.mocker.cacheContactPayload.has(botId) ||
      this.mocker.createContact({ id: botId, name: '接单小助手' });
    void this.listen();
  }

  override async onStop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await super.onStop();
  }

  override async messageRawPayload(id: string): Promise<PUPPET.payloads.Message> {
    const payload = this.kept.get(id);
    if (!payload) throw new Error('no such message');
    return payload;
  }

  override async messageSendText(room: string, text: string): Promise<void> {
    return this.send({ room, text });
  }

  override async messageSendMiniProgram(room: string, it: PUPPET.payloads.MiniProgram): Promise<void> {
    const { appid = '', title = '', description = '', pagePath = '', thumbUrl = '' } = it;
    const card = { appId: appid, title, description, path: pagePath, imageUrl: thumbUrl };
    return this.send({ room, card });
  }

  override async messageRecall(messageId: string): Promise<boolean> {
    return (await this.post<{ isGone: boolean }>('recall', { messageId })).isGone;
  }

  /** Puppets answer the message's id, or nothing; the mock's types know only of nothing. */
  private async send(message: object): Promise<never> {
    return (await this.post<{ messageId: string }>('send', message)).messageId as never;
  }

  private async post<T>(name: string, body: object): Promise<T> {
    const response = await fetch(`${this.laptop}/sandbox/groups/bot/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
    return (await response.json()) as T;
  }

  /** Asks for news again and again; while the laptop is away, the account is logged out. */
  private async listen(): Promise<void> {
    try {
      const response = await fetch(`${this.laptop}/sandbox/groups/bot/news?after=${this.seq}`);
      const news = (await response.json()) as News;
      if (this.isStopped) return;
      this.take(news);
      if (!this.isLoggedIn) this.login(botId);
      this.emit('heartbeat', { data: 'sandbox' });
    } catch {
      if (!this.isStopped && this.isLoggedIn) await this.logout('the laptop is away');
    }
    if (!this.isStopped) this.timer = setTimeout(() => void this.listen(), this.everyMs);
  }

  private take({ epoch, rooms, messages }: News): void {
    if (epoch !== this.epoch) {
      // What was said before the bot came is not for it; after a restart of the laptop all is new.
      const isFirst = this.epoch === '';
      this.epoch = epoch;
      this.seq = 0;
      this.addRooms(rooms);
      if (!isFirst) return;
      this.seq = Math.max(0, ...messages.map(({ seq }) => seq));
      return;
    }
    for (const message of messages) {
      this.seq = Math.max(this.seq, message.seq);
      if (message.isRecalled || !('text' in message.content)) continue;
      const { id, roomId, from, at, content } = message;
      const timestamp = Math.floor(Date.parse(at) / 1_000);
      this.keep({ id, roomId, talkerId: from, text: content.text, timestamp, type: textType });
      this.emit('message', { messageId: id });
    }
  }

  private keep(payload: PUPPET.payloads.Message): void {
    this.kept.set(payload.id, payload);
    const [oldest] = this.kept.keys();
    if (this.kept.size > maxKept && oldest !== undefined) this.kept.delete(oldest);
  }

  private addRooms(rooms: News['rooms']): void {
    for (const { id, topic, channel, members } of rooms) {
      if (channel !== 'wechaty' || this.mocker.cacheRoomPayload.has(id)) continue;
      for (const { key, name } of members) {
        if (!this.mocker.cacheContactPayload.has(key)) this.mocker.createContact({ id: key, name });
      }
      const memberIdList = [botId, ...members.map(({ key }) => key)];
      const [owner] = members;
      const payload = { id, topic, memberIdList, adminIdList: [], ...(owner && { ownerId: owner.key }) };
      this.mocker.createRoom(payload);
    }
  }
}
