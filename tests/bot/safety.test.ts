import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backendOver } from '../../bot/backend/backend';
import { type GroupChannel, SendFailed } from '../../bot/channels/group-channel';
import { dryRun } from '../../bot/engine/dry-run';
import { killSwitch } from '../../bot/files/kill-switch';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import { openTask } from '../support/data/tasks';
import { type BotSystem, botSystem, heardTexts, roomId } from './support/bot-system';

let here: BotSystem;
let dataDir: string;
beforeEach(async () => {
  here = await botSystem();
  dataDir = await mkdtemp(join(tmpdir(), 'jiedan-switch-'));
  await here.saveGroup();
});
afterEach(async () => {
  await here.close();
  await rm(dataDir, { recursive: true });
});

const waiting = async () => (await here.service.get('groups/due', {})).posts.length;

describe('the kill switch', () => {
  test('stops posts and answers at once, loses nothing, and stays over a restart', async () => {
    const off = killSwitch(dataDir, false);
    const bot = await here.bot({ isOff: off.isOff });
    off.turnOff();
    await openTask(here.system, here.publisher);
    await bot.turn();
    expect(await here.ask(bot, '帮助')).toBeUndefined();
    const again = await here.bot({ isOff: killSwitch(dataDir, false).isOff });
    await again.turn();
    expect(here.heard()).toEqual([]);
    expect(await waiting()).toBe(1);
    off.turnOn();
    await again.turn();
    expect(here.heard()).toHaveLength(1);
  });

  test('stops in the middle of a round', async () => {
    const off = killSwitch(dataDir, false);
    const sendCard =
      (channel: GroupChannel): GroupChannel['sendCard'] =>
      async (...card) => {
        off.turnOff();
        return channel.sendCard(...card);
      };
    const bot = await here.bot({
      isOff: off.isOff,
      channel: (channel) => ({ ...channel, sendCard: sendCard(channel) }),
    });
    await here.openTasks(2);
    await bot.turn();
    expect(here.heard()).toHaveLength(1);
    expect(await waiting()).toBe(1);
  });

  test('of the environment cannot be turned back by a file', () => {
    const off = killSwitch(dataDir, true);
    off.turnOn();
    expect(off.isOff()).toBe(true);
  });
});

test('a dry run says what would be sent, and changes nothing', async () => {
  const { service, http, system } = here;
  await here.openTasks(4, (at) => ({ title: `任务${at}` }));
  const backend = backendOver({ url: http.url, serviceKey: service.token ?? '' });
  const calls: string[] = [];
  const watched = Object.fromEntries(
    Object.entries(backend.groups).map(([name, call]) => [
      name,
      (input: never) => {
        calls.push(name);
        return (call as (input: never) => Promise<unknown>)(input);
      },
    ]),
  ) as typeof backend.groups;
  const lines: string[] = [];
  const parts = { backend: { ...backend, groups: watched }, clock: system.clock };
  await dryRun({ ...parts, print: (line) => void lines.push(line) });
  expect(lines.join('\n')).toContain('青岛有 4 个新任务');
  expect(new Set(calls)).toEqual(new Set(['list', 'events', 'due']));
  expect(here.heard()).toEqual([]);
  expect((await service.get('groups/events', {})).events).toHaveLength(4);
});

describe('a channel that fails', () => {
  /** Fails so many times in the given way, then works. */
  const failing = (times: number, error: () => Error, tries: number[] = []) => {
    let left = times;
    return (channel: GroupChannel): GroupChannel => ({
      ...channel,
      async sendCard(...card) {
        tries.push(here.system.clock.nowMs());
        left -= 1;
        if (left >= 0) throw error();
        return channel.sendCard(...card);
      },
    });
  };
  const run = async (bot: { turn(): Promise<void> }, minutes: number) => {
    for (let turns = 0; turns < minutes * 6; turns += 1) {
      await bot.turn();
      here.system.clock.pass(10_000);
    }
  };

  test('is left alone for longer and longer, and the task comes in the end', async () => {
    const tries: number[] = [];
    const bot = await here.bot({ channel: failing(4, () => new SendFailed('no'), tries) });
    await openTask(here.system, here.publisher);
    await run(bot, 20);
    expect(here.heard()).toHaveLength(1);
    expect(tries).toHaveLength(5);
    const waits = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
    for (const [at, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(30_000 * 2 ** at);
  });

  test('by hanging ends its turn all the same, and may have sent', async () => {
    let isHung = true;
    const bot = await here.bot({
      channel: (channel) => ({
        ...channel,
        sendCard: (...card) => (isHung ? new Promise(() => {}) : channel.sendCard(...card)),
        sendText: () => new Promise(() => {}),
      }),
    });
    const { clock, timeouts } = here.system;
    await openTask(here.system, here.publisher);
    let isOver = false;
    const turn = bot.turn().finally(() => {
      isOver = true;
    });
    while (!isOver) {
      timeouts.pass(minuteMs);
      await new Promise(setImmediate);
    }
    await turn;
    expect(await waiting()).toBe(0);
    isHung = false;
    clock.pass(2 * minuteMs);
    await run(bot, 1);
    expect(here.heard()).toHaveLength(1);
  });

  test('that may have sent is tried once more, and then no more', async () => {
    const tries: number[] = [];
    const unclear = () => new SendFailed('?', { mayHaveArrived: true });
    const bot = await here.bot({ channel: failing(9, unclear, tries) });
    await openTask(here.system, here.publisher);
    await run(bot, 30);
    expect(tries).toHaveLength(2);
    expect(await waiting()).toBe(0);
  });
});

test('quiet hours hold posts until the morning, and answers come all the same', async () => {
  here.system.clock.pass(13 * 60 * minuteMs);
  const bot = await here.bot();
  await here.openTasks(1);
  await bot.turn();
  expect(here.heard()).toEqual([]);
  expect(await here.ask(bot, '帮助')).toBeDefined();
  here.system.clock.pass(9 * 60 * minuteMs + minuteMs);
  await bot.turn();
  expect(here.heard()).toHaveLength(2);
});

test('questions go before posts', async () => {
  const bot = await here.bot();
  await here.openTasks(5);
  bot.hear('wechaty', { address: roomId, text: '帮助', isAddressed: false, isAdmin: false });
  await bot.turn();
  expect(heardTexts(here).map((text) => text.slice(0, 2))).toEqual(['我会', '青岛']);
});
