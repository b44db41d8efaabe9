import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import type { GroupCard, GroupChannel } from './group-channel';
import { timedChannel } from './timed-channel';

const never = () => new Promise<never>(() => {});
const hung = {
  name: 'wechaty',
  start: never,
  stop: never,
  sendCard: never,
  sendText: never,
  withdraw: never,
} as unknown as GroupChannel;
const timeouts = fakeTimeouts();
const timed = timedChannel(hung, timeouts);

const calls = {
  start: () => timed.start(() => undefined),
  stop: () => timed.stop(),
  sendCard: () => timed.sendCard('room', {} as GroupCard),
  sendText: () => timed.sendText('room', '你好'),
};

test.each(Object.entries(calls))(
  'given a channel that hangs, when %s is called, then it ends',
  async (name, call) => {
    const ended = expect(call()).rejects.toMatchObject(
      name.startsWith('send') ? { name: 'SendFailed', mayHaveArrived: true } : { name: 'TimedOut' },
    );
    timeouts.pass(60_000);
    await ended;
  },
);

test('given a channel that hangs, when a message is taken back, then it is not gone', async () => {
  const gone = timed.withdraw('m1');
  timeouts.pass(60_000);
  expect(await gone).toBe(false);
});

test('every call of a channel has a limit', () => {
  for (const [name, call] of Object.entries(hung))
    if (typeof call === 'function') expect([name, Reflect.get(timed, name)]).not.toEqual([name, call]);
});
