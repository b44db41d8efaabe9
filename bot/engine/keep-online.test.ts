import type { ChannelState, GroupChannel } from '../channels/group-channel';
import { keepOnline } from './keep-online';
import type { BotParts } from './parts';

function setUp() {
  let nowMs = 1_000_000;
  let state: ChannelState = { kind: 'offline' };
  const starts: number[] = [];
  const channel = {
    name: 'wechaty',
    state: () => state,
    start: async () => void starts.push(nowMs),
    stop: async () => undefined,
  } as unknown as GroupChannel;
  const parts = {
    channels: new Map([['wechaty', channel]]),
    clock: { nowMs: () => nowMs, sleep: async () => undefined },
    log: () => undefined,
  } as unknown as BotParts;
  const online = keepOnline(parts, () => undefined);
  return {
    starts,
    become: (next: ChannelState) => {
      state = next;
    },
    async pass(seconds: number) {
      for (let at = 0; at < seconds; at += 10) {
        online.check();
        await new Promise(setImmediate);
        nowMs += 10_000;
      }
    },
  };
}

test('a channel is started at once, and again with growing pauses while it stays offline', async () => {
  const { starts, pass } = setUp();
  await pass(2_000);
  const gaps = starts.slice(1).map((at, index) => (at - (starts[index] ?? 0)) / 1_000);
  expect(gaps).toEqual([60, 60, 120, 240, 480, 960]);
});

test('one that hangs while it starts, or while it stops, keeps nobody waiting, and is not started twice', async () => {
  const never = new Promise<never>(() => {});
  const starts: string[] = [];
  const channelOf = (name: string, calls: Partial<GroupChannel>) =>
    ({
      name,
      state: () => ({ kind: 'offline' }),
      stop: async () => undefined,
      start: async () => void starts.push(name),
      ...calls,
    }) as unknown as GroupChannel;
  const hung = {
    start() {
      starts.push('hung');
      return never;
    },
  };
  const channels = [channelOf('a', hung), channelOf('b', { stop: () => never }), channelOf('c', {})];
  let nowMs = 1_000_000;
  const online = keepOnline(
    {
      channels: new Map(channels.map((channel) => [channel.name, channel])),
      clock: { nowMs: () => nowMs, sleep: async () => undefined },
      log: () => undefined,
    } as unknown as BotParts,
    () => undefined,
  );
  for (let minutes = 0; minutes < 3; minutes += 1) {
    online.check();
    await new Promise(setImmediate);
    nowMs += 60_000;
  }
  expect(starts).toEqual(['hung', 'c', 'c', 'c']);
});

test('one that is online, or waits for a scan, is left alone', async () => {
  const { starts, become, pass } = setUp();
  await pass(10);
  become({ kind: 'scan', qr: 'x' });
  await pass(3_600);
  become({ kind: 'online' });
  await pass(3_600);
  expect(starts).toHaveLength(1);
});

test('one that drops out has a minute to find back by itself', async () => {
  const { starts, become, pass } = setUp();
  await pass(10);
  become({ kind: 'online' });
  await pass(60);
  become({ kind: 'offline' });
  await pass(50);
  expect(starts).toHaveLength(1);
  await pass(20);
  expect(starts).toHaveLength(2);
});
