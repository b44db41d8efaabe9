import { verifyLedger } from '../../shared/application/ledger/verify';
import { deadlines } from '../../shared/collections/deadlines';
import { dailySeals } from '../../shared/collections/ledger';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { nextCrash } from '../../tests/support/crash-steps';
import { openTask } from '../../tests/support/data/tasks';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { createTestSystem, type TestSystem } from '../../tests/support/system/test-system';
import { sealLedger } from './seal-ledger';

let system: TestSystem;
beforeEach(async () => {
  system = await createTestSystem();
});
afterEach(() => system.close());

const pay = async () => openTask(system, await system.publisher('zhao'));
const seals = async () =>
  (await system.ports.store.list(dailySeals, 'all', ['all'], { limit: 100 })).items.map(
    ({ id, counts, hash }) => ({
      id,
      entries: counts.reduce((sum, each) => sum + each, 0),
      hash,
    }),
  );
const logged = () =>
  system.logs.map((line) => JSON.parse(line)).filter(({ metric }) => metric === 'ledgerSeal');

test('given days with and without entries, when the timer comes late, then each is sealed, behind the one before', async () => {
  await pay();
  system.clock.pass(dayMs);
  await pay();
  system.clock.pass(3 * dayMs + 2 * hourMs);
  await system.timer('tick');
  expect((await seals()).map(({ entries }) => entries)).toEqual([0, 1, 1, 0, 0]);
  const { problems, seals: count } = await verifyLedger(system.ports.store, system.clock.nowMs());
  expect([problems, count]).toEqual([[], 5]);
});

test('given a seal, when it is made, then its root stands in the log and in Files, where it can be kept from', async () => {
  await pay();
  system.clock.pass(dayMs + 2 * hourMs);
  await system.timer('tick');
  const [, seal] = await seals();
  expect(logged()).toContainEqual({
    level: 'info',
    metric: 'ledgerSeal',
    value: 1,
    day: seal?.id,
    root: seal?.hash,
  });
  const file = system.files.get(`ledger/${seal?.id}.json`);
  expect(JSON.parse(new TextDecoder().decode(file))).toMatchObject({ day: seal?.id, root: seal?.hash });
});

test('given a crash at each step, when the timer comes again, then no day is left out or sealed otherwise', async () => {
  await pay();
  const deadline = await system.ports.store.get(deadlines, 'ledger:days');
  if (!deadline) throw new Error('no deadline');
  for (let at = 1; ; at = nextCrash(at)) {
    system.clock.pass(dayMs + 2 * hourMs);
    const store = crashingStore(system.ports.store, at);
    const context = { ...system.ports, store, report: () => {}, untilMs: 0 };
    await sealLedger(context, deadline, async () => true).catch(() => undefined);
    await system.timer('tick');
    const { problems } = await verifyLedger(system.ports.store, system.clock.nowMs());
    expect(problems).toEqual([]);
    const all = await seals();
    for (const { id, hash } of all.slice(-2))
      expect(JSON.parse(new TextDecoder().decode(system.files.get(`ledger/${id}.json`)))).toMatchObject({
        root: hash,
      });
    if (!store.hasCrashed()) break;
  }
});
