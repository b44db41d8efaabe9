import { EventEmitter, once } from 'node:events';
import { type Backend, backendOver } from '../../../bot/backend/backend';
import type { GroupChannel } from '../../../bot/channels/group-channel';
import { timedChannel } from '../../../bot/channels/timed-channel';
import { wechatyChannel } from '../../../bot/channels/wechaty-channel';
import { weComRobotChannel } from '../../../bot/channels/wecom-robot-channel';
import { createEngine, type Engine } from '../../../bot/engine/engine';
import { sendLedger } from '../../../bot/planner/send-ledger';
import type { Functions } from '../../../local/features';
import type { ChatMessage } from '../../../local/sandbox/group-chat/chat';
import { rooms } from '../../../local/sandbox/group-chat/rooms';
import type { Group } from '../../../shared/collections/groups';
import type { Task } from '../../../shared/collections/tasks';
import { taskLifecycle } from '../../../shared/domain/lifecycles/task-lifecycle';
import { groupSettings } from '../../support/data/group-settings';
import { serviceClient } from '../../support/data/service-client';
import { storeOpenTasks, type TaskChanges } from '../../support/data/tasks';
import { type HttpSystem, httpSystem } from '../../support/system/http-system';
import { type Actor, createTestSystem, type TestSystem } from '../../support/system/test-system';

const [qingdao, , weCom] = rooms as unknown as readonly [
  { id: string },
  unknown,
  { id: string; robotKey: string },
];
export const roomId = qingdao.id;
export const weComRoomId = weCom.id;
export const weComName = 'wecom';

/** Waits for something that shows with one of the answers which this system gives over HTTP. */
export async function until({ http }: BotSystem, isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (;;) {
    const answered = http.answered();
    if (await isTrue()) return;
    await answered;
  }
}

/** The puppet of the sandbox at this address, and its account coming online. */
export function sandboxBot(url: string) {
  const online = new EventEmitter();
  return {
    async build() {
      // Loaded where it is needed: it takes more than a second.
      const { WechatyBuilder } = await import('wechaty');
      const { SandboxPuppet } = await import('../../../local/bot/sandbox-puppet');
      const built = WechatyBuilder.build({ puppet: new SandboxPuppet(url, 10) as never });
      // After those who follow the account, so that they know it first.
      built.on('login', () => void setImmediate(() => online.emit('online')));
      return built;
    },
    online: () => once(online, 'online'),
  };
}

interface BotOptions {
  readonly isOff?: () => boolean;
  /** Puts something between the engine and its channel, or its backend. */
  readonly channel?: (channel: GroupChannel) => GroupChannel;
  readonly backend?: (backend: Backend) => Backend;
  readonly firstOnlineAtMs?: number;
  readonly logs?: string[];
}

/** The whole backend, its clock and group chats, and bots that talk there through the puppet. */
export interface BotSystem {
  readonly system: TestSystem;
  readonly http: HttpSystem;
  readonly service: Actor;
  readonly publisher: Actor;
  /** A bot whose account is online. */
  bot(options?: BotOptions): Promise<Engine>;
  /** A bot of the WeCom robot. */
  robot(options?: BotOptions): Engine;
  saveGroup(changes?: Partial<Group>): Promise<string>;
  /** What the bot said in a room so far. */
  heard(room?: string): readonly ChatMessage[];
  /** Somebody says something; resolves with what the bot said to it. */
  ask(engine: Engine, text: string, person?: string): Promise<ChatMessage | undefined>;
  openTasks(count: number, changes?: (at: number) => TaskChanges): Promise<readonly Task[]>;
  close(): Promise<void>;
}

export const textOf = (message: ChatMessage | undefined): string =>
  message && 'text' in message.content ? message.content.text : '';

export const cardOf = (message: ChatMessage | undefined) =>
  message && 'card' in message.content ? message.content.card : undefined;

/** The texts that the bot said in a room. */
export const heardTexts = ({ heard }: BotSystem, room?: string): string[] => heard(room).map(textOf);

const imageUrl = (category: string) => `https://images.example.com/${category}.png`;

/** The same channel, and the next message that it hands on. */
function followed(channel: GroupChannel): { readonly used: GroupChannel; handedOn(): Promise<unknown> } {
  const messages = new EventEmitter();
  const start: GroupChannel['start'] = (listener) =>
    channel.start((message) => {
      listener(message);
      messages.emit('message');
    });
  return { used: { ...channel, start }, handedOn: () => once(messages, 'message') };
}

function engineOver(
  { system, http, service }: Pick<BotSystem, 'system' | 'http' | 'service'>,
  channel: GroupChannel,
  options: BotOptions,
): Engine {
  const { clock, timeouts } = system;
  const calls = { url: http.url, serviceKey: service.token ?? '', clock, timeouts, retryDelaysMs: [] };
  const backend = backendOver(calls);
  return createEngine({
    backend: options.backend?.(backend) ?? backend,
    channels: new Map([[channel.name, channel]]),
    ledger: sendLedger({ sends: [], firstOnlineAtMs: options.firstOnlineAtMs ?? 0 }, () => undefined),
    isOff: options.isOff ?? (() => false),
    clock,
    log: (what, facts) => void options.logs?.push(JSON.stringify({ what, ...facts })),
  });
}

/** The functions of a system in which a timer has always just run when somebody reads the feed. */
function upToDate({ functions, timer }: TestSystem): Functions {
  const groups = functions.http.get('groups');
  if (!groups) throw new Error('no feature groups');
  const read: typeof groups = async (event, context) => {
    if (event.rawPath === '/groups/events') await timer('tick');
    return groups(event, context);
  };
  return { ...functions, http: new Map([...functions.http, ['groups', read]]) };
}

export async function botSystem(): Promise<BotSystem> {
  const system = await createTestSystem();
  const http = await httpSystem({ ...system, functions: upToDate(system) });
  const service = await serviceClient(system, 'bot');
  const publisher = await system.publisher('zhao');
  const channels: GroupChannel[] = [];
  const { timeouts } = system;
  const told = new WeakMap<Engine, () => Promise<unknown>>();
  const chat = system.sandbox.groupChat;

  function engineWith(channel: GroupChannel, options: BotOptions): Engine {
    channels.push(channel);
    const { used, handedOn } = followed(timedChannel(options.channel?.(channel) ?? channel, timeouts));
    const engine = engineOver({ system, http, service }, used, options);
    told.set(engine, handedOn);
    return engine;
  }

  const heard: BotSystem['heard'] = (room = roomId) =>
    chat.messages(0, room).filter(({ from }) => from === 'bot');

  return {
    system,
    http,
    service,
    publisher,
    heard,
    async bot(options = {}) {
      const { build, online } = sandboxBot(http.url);
      const own = { userName: 'gh_jiedan', pageSuffix: '', adminIds: new Set<string>() };
      const onProblem = () => undefined;
      const { nowMs } = system.clock;
      const channel = wechatyChannel({ ...own, build, imageUrl, nowMs, timeouts, onProblem });
      const engine = engineWith(channel, options);
      const isOnline = online();
      await engine.turn();
      await isOnline;
      return engine;
    },
    robot(options = {}) {
      const webhook = `${http.url}/sandbox/wecom/webhook/send?key=${weCom.robotKey}`;
      return engineWith(
        weComRobotChannel({ webhooks: new Map([[weComName, webhook]]), imageUrl, timeouts: system.timeouts }),
        options,
      );
    },
    async saveGroup(changes = {}) {
      const settings = groupSettings(changes.channel ?? 'wechaty', changes.address ?? roomId, changes);
      return (await service.get('groups/save', settings)).group.groupId;
    },
    async ask(engine, text, person = 'lin') {
      const before = heard().length;
      // The puppet asks for news in its own time, and wechaty hands them on in its own.
      const handedOn = told.get(engine)?.();
      chat.say(roomId, person, { text });
      await handedOn;
      // A turn ends when all who can be answered are.
      await engine.turn();
      return heard()[before];
    },
    async openTasks(count, changes) {
      const tasks = await storeOpenTasks(system, count, changes);
      for (const task of tasks) {
        await system.ports.store.transact(async (tx) =>
          tx.emit(taskLifecycle.transitions.open.emits.of(task)),
        );
      }
      return tasks;
    },
    async close() {
      for (const channel of channels) await channel.stop();
      await http.close();
      await system.close();
    },
  };
}
