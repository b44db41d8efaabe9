import fc from 'fast-check';
import { tasks } from '../../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { distanceMetres } from '../../../shared/domain/geo/geo';
import type { Store } from '../../../shared/ports/store';
import { storeOpenTasks } from '../../../tests/support/data/tasks';
import { propertyRuns } from '../../../tests/support/property-runs';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { tapped } from '../../../tests/support/stores/tapped';
import { callOver } from '../../../tests/support/system/call-over';
import { createTestSystem, type TestSystem } from '../../../tests/support/system/test-system';

const city = '370200';
const centre = { longitude: 120.36, latitude: 36.08 };

type Step =
  | { readonly what: 'open'; readonly count: number; readonly seed: number }
  | { readonly what: 'change' | 'close'; readonly which: number }
  | { readonly what: 'wait'; readonly ms: number }
  | { readonly what: 'build'; readonly crashAt: number | undefined }
  | { readonly what: 'loseEvents' }
  | { readonly what: 'look' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('open' as const), count: fc.integer({ min: 1, max: 4 }), seed: fc.nat() }),
  fc.record({ what: fc.constantFrom('change' as const, 'close' as const), which: fc.nat() }),
  fc.record({
    what: fc.constant('wait' as const),
    ms: fc.constantFrom(1, 3_000, 5 * minuteMs, 11 * minuteMs),
  }),
  fc.record({
    what: fc.constant('build' as const),
    crashAt: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  }),
  fc.record({ what: fc.constant('loseEvents' as const) }),
  fc.record({ what: fc.constant('look' as const) }),
);

let system: TestSystem;
let ids: string[];
let losesEvents: boolean;

/** The store in which the clock's function does not see what happened. */
function deaf(): Store {
  const store = tapped(system.ports.store, {});
  return {
    ...store,
    list: (from, index, where, page) =>
      index === 'log' && losesEvents ? Promise.resolve({ items: [] }) : store.list(from, index, where, page),
  };
}

async function change(which: number, change: object): Promise<void> {
  const id = ids[which % Math.max(1, ids.length)];
  if (id === undefined) return;
  system.clock.pass(1);
  await system.ports.store.transact(async (tx) => {
    const task = await tx.get(tasks, id);
    if (task?.status === 'open') tx.update(tasks, { ...task, ...change, updatedAtMs: system.clock.nowMs() });
  });
}

async function take(each: Step): Promise<void> {
  if (each.what === 'open') {
    const opened = await storeOpenTasks(system, each.count, (at) => ({
      longitude: centre.longitude + ((each.seed + at) % 17) / 100,
      latitude: centre.latitude + ((each.seed * 7 + at) % 13) / 100,
      payFen: 1_000 + ((each.seed + at) % 5) * 100,
      signUpDeadlineMs: system.clock.nowMs() + (1 + ((each.seed + at) % 9)) * 20 * minuteMs,
    }));
    ids.push(...opened.map(({ id }) => id));
  }
  if (each.what === 'change') await change(each.which, { payFen: 900 });
  if (each.what === 'close') await change(each.which, { status: 'closed', closedReason: 'publisher' });
  if (each.what === 'wait') system.clock.pass(each.ms);
  if (each.what === 'loseEvents') losesEvents = true;
  if (each.what === 'look') await found(system.stranger.call);
  if (each.what === 'build') {
    const store = each.crashAt === undefined ? deaf() : crashingStore(deaf(), each.crashAt);
    await callOver(system, { store })
      .timer('build')
      .catch(() => undefined);
    losesEvents = false;
  }
}

/** What the store itself says. */
async function truth(): Promise<string[]> {
  const rows = [];
  for (let at = 0; at < ids.length; at += 100)
    rows.push(...(await system.ports.store.getMany(tasks, ids.slice(at, at + 100))));
  return rows
    .flatMap((task) =>
      task?.status === 'open' && task.signUpDeadlineMs > system.clock.nowMs() ? [task] : [],
    )
    .map((task) => ({ id: task.id, cm: Math.round(distanceMetres(centre, task) * 100), pay: task.payFen }))
    .sort((one, other) => one.cm - other.cm || (one.id < other.id ? -1 : 1))
    .map(({ id, pay }) => `${id} ${pay}`);
}

type Row = { taskId: string; pay: { amountFen: number } };

async function found(call: TestSystem['stranger']['call'], limit = 50): Promise<string[]> {
  const rows: string[] = [];
  let cursor: string | undefined;
  do {
    const input = { city, near: centre, sort: 'nearest', limit, ...(cursor && { cursor }) };
    const { data } = await call('tasks/find', input);
    rows.push(...data.tasks.map(({ taskId, pay }: Row) => `${taskId} ${pay.amountFen}`));
    expect(data.total).toBeGreaterThanOrEqual(data.tasks.length);
    cursor = data.next;
  } while (cursor);
  return rows;
}

test(
  'given whatever opens, changes, closes and expires, builders that crash and events that are lost, then everybody finds what the store has',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        system = await createTestSystem();
        [ids, losesEvents] = [[], false];
        try {
          for (const each of steps) await take(each);
          system.clock.pass(3_000);
          const expected = await truth();
          expect(await found(system.stranger.call, 7)).toEqual(expected);
          const elsewhere = callOver(system, { store: tapped(system.ports.store, {}) });
          expect(await found((action, input) => elsewhere.call(system.stranger, action, input))).toEqual(
            expected,
          );
        } finally {
          await system.close();
        }
      }),
      { numRuns: process.env.STORE === undefined ? propertyRuns(40, 400) : propertyRuns(4, 40) },
    );
  },
  10 * hourMs,
);
