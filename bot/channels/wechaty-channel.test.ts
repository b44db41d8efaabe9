import { EventEmitter } from 'node:events';
import type { Wechaty } from 'wechaty';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import { wechatyChannel } from './wechaty-channel';

const nowMs = 1_000_000;
const timeouts = fakeTimeouts();
const settle = () => new Promise(setImmediate);
const never = () => new Promise<never>(() => {});

/** A Wechaty that does what a test says. */
function fakeBot() {
  const puppet = Object.assign(new EventEmitter(), {
    roomPayload: async (): Promise<object> => ({ ownerId: 'zhao' }),
    messageSendText: async () => 'm1',
    messageRecall: async () => true,
  });
  return Object.assign(new EventEmitter(), {
    puppet,
    Room: { find: async (): Promise<object | undefined> => ({}) },
    start: jest.fn(async () => undefined),
    stop: jest.fn(async () => undefined),
  });
}

const message = (id: string) => ({
  id,
  room: () => ({ id: 'room' }),
  talker: () => ({ id: 'lin' }),
  self: () => false,
  type: () => 7,
  date: () => new Date(nowMs),
  text: () => id,
});

function channelOver(...bots: readonly (ReturnType<typeof fakeBot> | Promise<ReturnType<typeof fakeBot>>)[]) {
  const left = [...bots];
  const heard: string[] = [];
  const problems: string[] = [];
  const channel = wechatyChannel({
    build: async () => (await left.shift()) as unknown as Wechaty,
    userName: 'gh_1',
    pageSuffix: '',
    imageUrl: () => '',
    adminIds: new Set(),
    nowMs: () => nowMs,
    timeouts,
    onProblem: (kind) => problems.push(kind),
  });
  return { channel, heard, problems, start: () => channel.start(({ text }) => void heard.push(text)) };
}

test('given a message that is told of twice, also after a new start, then it is heard once', async () => {
  const [one, other] = [fakeBot(), fakeBot()];
  const { channel, heard, start } = channelOver(one, other);
  await start();
  for (const id of ['a', 'a', 'b']) one.emit('message', message(id));
  await settle();
  await channel.stop();
  await start();
  for (const id of ['b', 'c']) other.emit('message', message(id));
  await settle();
  expect(heard).toEqual(['a', 'b', 'c']);
});

test('given a message that cannot be read, then it is a problem, and the next one is heard', async () => {
  const one = fakeBot();
  const { heard, problems, start } = channelOver(one);
  await start();
  const unreadable = () => {
    throw new Error('no payload');
  };
  for (const field of ['room', 'self', 'type', 'date', 'text', 'talker'] as const)
    one.emit('message', { ...message(field), [field]: unreadable });
  one.emit('message', message('b'));
  await settle();
  expect(problems).toEqual(Array(6).fill('message'));
  expect(heard).toEqual(['b']);
});

test('given one that was stopped and goes on talking, then only the one that runs is heard', async () => {
  const [one, other] = [fakeBot(), fakeBot()];
  const { channel, heard, start } = channelOver(one, other);
  await start();
  await channel.stop();
  await start();
  one.emit('message', message('old'));
  one.emit('login');
  await settle();
  expect([heard, channel.state().kind]).toEqual([[], 'starting']);
  other.emit('message', message('old'));
  await settle();
  expect(heard).toEqual(['old']);
});

test('given one that is made after it was given up, then it is never started', async () => {
  const [late, next] = [fakeBot(), fakeBot()];
  let come = (_bot: typeof late) => {};
  const coming = new Promise<typeof late>((resolve) => {
    come = resolve;
  });
  const { channel, start } = channelOver(coming, next);
  const first = start();
  await channel.stop();
  await start();
  next.emit('login');
  come(late);
  await first;
  expect(late.start).not.toHaveBeenCalled();
  expect(channel.state().kind).toBe('online');
});

test('given a puppet that hangs when it is asked, then a message is dropped and a send fails, both in time', async () => {
  const bot = fakeBot();
  const { channel, heard, problems, start } = channelOver(bot);
  await start();
  bot.emit('login');
  bot.puppet.roomPayload = never;
  bot.emit('message', message('a'));
  await settle();
  timeouts.pass(60_000);
  await settle();
  expect([heard, problems]).toEqual([[], ['message']]);
  bot.Room.find = never;
  const sent = expect(channel.sendText('room', '你好')).rejects.toMatchObject({ mayHaveArrived: false });
  await settle();
  timeouts.pass(60_000);
  await sent;
});
