import { rooms } from '../../local/sandbox/group-chat/rooms';
import { dayMs, hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { type BotSystem, botSystem, heardTexts, roomId } from './support/bot-system';

let here: BotSystem;
beforeEach(async () => {
  here = await botSystem();
});
afterEach(() => here.close());

/** The most messages in any stretch of `windowMs`. */
function busiest(times: readonly number[], windowMs: number): number {
  return Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + windowMs).length));
}

const timesOf = (...ids: string[]) =>
  ids.flatMap((id) => here.heard(id).map(({ at }) => Date.parse(at))).sort((a, b) => a - b);

/** Lets the bot take a turn every `everyMs` for a while. */
async function run(bot: { turn(): Promise<void> }, forMs: number, everyMs = minuteMs): Promise<void> {
  const endMs = here.system.clock.nowMs() + forMs;
  while (here.system.clock.nowMs() < endMs) {
    await bot.turn();
    here.system.clock.pass(everyMs);
  }
}

const waitingFor = async () => (await here.service.get('groups/due', { limit: 50 })).posts.length;

test('500 tasks at once are digests within the limits, and every one of them is told', async () => {
  const others = rooms.filter(({ channel, id }) => channel === 'wechaty' && id !== roomId);
  await here.saveGroup();
  for (const { id } of others) await here.saveGroup({ address: id });
  const bot = await here.bot();
  await here.openTasks(500, (at) => ({ title: `任务${at}`, payFen: 10_000 + at }));
  await run(bot, 30 * minuteMs);

  const texts = heardTexts(here);
  const counts = texts.map((text) => Number(/有 (\d+) 个新任务/.exec(text)?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(500);
  expect(texts.length).toBeLessThanOrEqual(10);
  expect(await waitingFor()).toBe(0);
  const all = timesOf(roomId, ...others.map(({ id }) => id));
  expect(busiest(all, minuteMs)).toBeLessThanOrEqual(20);
  for (const id of [roomId, ...others.map((room) => room.id)]) {
    expect(busiest(timesOf(id), 2 * minuteMs)).toBeLessThanOrEqual(2);
    expect(busiest(timesOf(id), hourMs)).toBeLessThanOrEqual(10);
  }
});

test('tasks that trickle in stay within the limits, and are quiet at night', async () => {
  await here.saveGroup();
  const bot = await here.bot();
  const signUpDeadlineMs = here.system.clock.nowMs() + 20 * dayMs;
  for (let halves = 0; halves < 26 * 2; halves += 1) {
    await here.openTasks(2, () => ({ signUpDeadlineMs }));
    await run(bot, 30 * minuteMs, 15 * minuteMs);
  }
  const times = timesOf(roomId);
  const hours = times.map((at) => Number(new Date(at + 8 * hourMs).toISOString().slice(11, 13)));
  expect(hours.every((hour) => hour >= 8 && hour < 22)).toBe(true);
  expect(busiest(times, hourMs)).toBeLessThanOrEqual(10);
  expect(busiest(times, dayMs)).toBeLessThanOrEqual(40);
  expect(times.length).toBeGreaterThan(30);
});

test('a new account says less: six a minute and sixty a day', async () => {
  await here.saveGroup();
  const bot = await here.bot({ firstOnlineAtMs: here.system.clock.nowMs() });
  for (let asked = 0; asked < 6; asked += 1) await here.ask(bot, '帮助');
  expect(here.heard()).toHaveLength(6);
  await here.openTasks(2);
  await bot.turn();
  expect(here.heard()).toHaveLength(6);
  here.system.clock.pass(minuteMs);
  await bot.turn();
  expect(here.heard()).toHaveLength(8);
});

test.each([
  ['hourly', '2026-11-22T11:00:00+08:00'],
  ['daily', '2026-11-23T10:00:00+08:00'],
] as const)('%s groups hear of all at the end of their stretch', async (rhythm, at) => {
  await here.saveGroup({ rhythm });
  const bot = await here.bot();
  await here.openTasks(1);
  await run(bot, 20 * minuteMs, 5 * minuteMs);
  await here.openTasks(3);
  await run(bot, Date.parse(at) - here.system.clock.nowMs(), 10 * minuteMs);
  expect(here.heard()).toEqual([]);
  await run(bot, 10 * minuteMs);
  expect(heardTexts(here)).toEqual([expect.stringContaining('青岛有 4 个新任务')]);
  expect(timesOf(roomId)[0]).toBeLessThan(Date.parse(at) + 2 * minuteMs);
});
