import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { tallies } from '../../collections/watch';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import { pageOf, watchWindowMs } from '../../domain/operations/watched';
import { randomIds } from '../../platforms/system/random-ids';
import { Fault } from '../../ports/fault';
import { memoryStore } from '../../store/memory/memory-store';
import { tallyLog } from './tally-log';
import { watch } from './watch';

/** Two instances that log, and an operator who is told. */
function deployment() {
  const clock = fakeClock();
  const ids = randomIds();
  const store = memoryStore({ clock, ids });
  const lines: unknown[] = [];
  const heard: string[] = [];
  const instance = () => tallyLog((line) => void lines.push(line), { clock, ids, store: () => store });
  const state = { isDown: false };
  const robot = {
    async tell(text: string) {
      if (state.isDown) throw new Fault('WeCom', { platform: 'wecom' });
      heard.push(text);
    },
  };
  const look = () => watch({ store, clock, robot, isTimer: (name) => name === 'schedule' });
  return { clock, store, lines, heard, state, instance, look };
}

const fault = { level: 'error', feature: 'orders', action: 'signUp', outcome: 'INTERNAL' };
const relay = { level: 'info', metric: 'outboxAgeMs', value: 0 };

async function logged(log: ReturnType<ReturnType<typeof deployment>['instance']>, ...some: object[]) {
  for (const line of some) log({ ...line });
  await log.flush?.();
}

test('given faults of several instances, then operators hear once, again after an hour, and when it is over', async () => {
  const { clock, heard, instance, look } = deployment();
  const [one, other] = [instance(), instance()];
  const fail = async () => {
    await logged(one, relay, fault, fault);
    await logged(other, fault);
  };
  await fail();
  await look();
  expect(heard).toEqual([expect.stringContaining('orders 五分钟内 3 次调用有 3 次出错')]);
  expect(heard[0]).toContain(pageOf('faults'));
  for (let at = 0; at < hourMs; at += watchWindowMs) {
    clock.pass(watchWindowMs);
    await fail();
    await look();
  }
  expect(heard).toHaveLength(2);
  clock.pass(watchWindowMs + 1);
  await logged(one, relay);
  await look();
  await look();
  expect(heard.slice(2)).toEqual(['✅ 已恢复：faults orders']);
});

test('given that the robot cannot be reached, then it is told at the next look', async () => {
  const { heard, state, instance, look } = deployment();
  await logged(instance(), relay, { level: 'error', metric: 'parked', value: 1 });
  state.isDown = true;
  await expect(look()).rejects.toThrow('WeCom');
  state.isDown = false;
  await look();
  expect(heard).toEqual([expect.stringContaining(pageOf('parked'))]);
});

test('given a relay that says nothing, then that is told', async () => {
  const { heard, look } = deployment();
  await look();
  expect(heard).toEqual([expect.stringContaining(pageOf('outboxAge'))]);
});

test('an instance writes at most twice a minute, and nothing that it was not told', async () => {
  const { clock, store, lines, instance } = deployment();
  const log = instance();
  const secret = { ...fault, accountId: 'a'.repeat(16) };
  for (let call = 0; call < 120; call += 1) {
    await logged(log, secret);
    clock.pass(1_000);
  }
  const { items } = await store.list(tallies, 'recent', ['all'], { limit: 100 });
  expect(items).toHaveLength(4);
  expect(JSON.stringify(items)).not.toContain(secret.accountId);
  expect(lines).toHaveLength(120);
});

test('a call is answered though it cannot be counted', async () => {
  const { clock } = deployment();
  const written: unknown[] = [];
  const store = () => ({ transact: () => Promise.reject(new Error('down')) }) as never;
  const log = tallyLog((line) => void written.push(line), { clock, ids: randomIds(), store });
  log(fault);
  await log.flush?.();
  expect(written).toEqual([fault, { level: 'error', outcome: 'NOT_TALLIED' }]);
  clock.pass(minuteMs);
  await expect(log.flush?.()).resolves.toBeUndefined();
});
