import { setTimeout as pause } from 'node:timers/promises';
import { type Backend, backendOver } from '../../../bot/backend/backend';
import type { GroupChannel } from '../../../bot/channels/group-channel';
import { wechatyChannel } from '../../../bot/channels/wechaty-channel';
import { weComRobotChannel } from '../../../bot/channels/wecom-robot-channel';
import { createEngine, type Engine } from '../../../bot/engine/engine';
import { sendLedger } from '../../../bot/planner/send-ledger';
import type { ChatMessage } from '../../../local/sandbox/group-chat/chat';
import { rooms } from '../../../local/sandbox/group-chat/rooms';
import { emitOfTask } from '../../../shared/application/events/outbox';
import type { Group } from '../../../shared/collections/groups';
import type { Task } from '../../../shared/collections/tasks';
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

/** Waits for something that happens over HTTP in this process. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 4_000; tries += 1) {
    if (await isTrue()) return;
    await pause(5);
  }
  throw new Error('it did not happen');
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

/** The same channel, and how many messages it has handed on. */
function counting(channel: GroupChannel): { readonly used: GroupChannel; handedOn(): number } {
  let messages = 0;
  const start: GroupChannel['start'] = (listener) =>
    channel.start((message) => {
      messages += 1;
      listener(message);
    });
  return { used: { ...channel, start }, handedOn: () => messages };
}

function engineOver(
  { system, http, service }: Pick<BotSystem, 'system' | 'http' | 'service'>,
  channel: GroupChannel,
  options: BotOptions,
): Engine {
  const { clock } = system;
  const calls = { url: http.url, serviceKey: service.token ?? '', clock, retryDelaysMs: [] };
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

export async function botSystem(): Promise<BotSystem> {
  const system = await createTestSystem();
  const http = await httpSystem(system);
  const service = await serviceClient(system, 'bot');
  const publisher = await system.publisher('zhao');
  const channels: GroupChannel[] = [];
  const told = new WeakMap<Engine, () => number>();
  const chat = system.sandbox.groupChat;

  function engineWith(channel: GroupChannel, options: BotOptions): Engine {
    channels.push(channel);
    const { used, handedOn } = counting(options.channel?.(channel) ?? channel);
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
      // Loaded where it is needed: it takes more than a second.
      const { WechatyBuilder } = await import('wechaty');
      const { SandboxPuppet } = await import('../../../local/bot/sandbox-puppet');
      const build = async () => WechatyBuilder.build({ puppet: new SandboxPuppet(http.url, 10) as never });
      const own = { userName: 'gh_jiedan', pageSuffix: '', adminIds: new Set<string>() };
      const onProblem = () => undefined;
      const { nowMs } = system.clock;
      const channel = wechatyChannel({ ...own, build, imageUrl, nowMs, onProblem });
      const engine = engineWith(channel, options);
      await engine.turn();
      await until(() => channel.state().kind === 'online');
      return engine;
    },
    robot(options = {}) {
      const webhook = `${http.url}/sandbox/wecom/webhook/send?key=${weCom.robotKey}`;
      return engineWith(weComRobotChannel({ webhooks: new Map([[weComName, webhook]]), imageUrl }), options);
    },
    async saveGroup(changes = {}) {
      const settings = groupSettings(changes.channel ?? 'wechaty', changes.address ?? roomId, changes);
      return (await service.get('groups/save', settings)).group.groupId;
    },
    async ask(engine, text, person = 'lin') {
      const before = heard().length;
      const count = told.get(engine) ?? (() => 0);
      const toldBefore = count();
      const { seq } = chat.say(roomId, person, { text });
      // The puppet asks for news in its own time, and wechaty hands them on in its own.
      await until(() => chat.newsTakenTo() >= seq && count() > toldBefore);
      // What is not for the bot leaves no trace: after a while of silence there is no answer.
      for (let tries = 0; tries < 6 && heard().length === before; tries += 1) {
        await pause(5);
        await engine.turn();
      }
      return heard()[before];
    },
    async openTasks(count, changes) {
      const tasks = await storeOpenTasks(system, count, changes);
      for (const task of tasks) {
        await system.ports.store.transact(async (tx) => emitOfTask(tx, system.ports, 'task.opened', task));
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
