import * as fc from 'fast-check';
import { propertyRuns } from '../../../tests/support/property-runs';
import { crashingStore } from '../../../tests/support/stores/crashing-store';
import { describeOnEveryStore } from '../../../tests/support/stores/every-store';
import type { EmptyStore, StoreName } from '../../../tests/support/stores/open-stores';
import { type FeedItem, feedItems, feedPositions, maxHandled } from '../../collections/events';
import { minuteMs } from '../../domain/calendar/calendar';
import { randomIds } from '../../platforms/system/random-ids';
import { type Consumer, markHandled, type Unhandled, unhandledEvents } from './feed-reader';

const runs: Readonly<Record<StoreName, number>> = {
  memory: propertyRuns(100, 1_000),
  'the store with conflicts': propertyRuns(20, 200),
  'the embedded DynamoDB': propertyRuns(8, 100),
  CloudBase: propertyRuns(8, 100),
};
const ids = randomIds();

/** A log that grows, and consumers who read it. */
async function createLog({ store, clock }: Pick<EmptyStore, 'store' | 'clock'>) {
  const sinceMs = clock.nowMs();
  const wanted: string[] = [];
  const consumer = (name = 'reader'): Consumer => ({
    name,
    sinceMs,
    wants: ({ type }) => type === 'task.opened',
  });
  /** `agoMs` back: as when the index shows a commit late. */
  const emit = async (agoMs = 0, type: FeedItem['type'] = 'task.opened', letter = ''): Promise<string> => {
    const atMs = Math.max(sinceMs, clock.nowMs() - agoMs);
    const event = { id: `${letter}${ids.newId().slice(letter.length)}`, type, taskId: 't' };
    const kept = { ...event, toldAtMs: atMs, atMs, expiresAtMs: atMs + 10_000 * minuteMs };
    await store.transact(async (tx) => tx.create(feedItems, kept));
    if (type === 'task.opened') wanted.push(event.id);
    return event.id;
  };
  const read = (limit = 10, over = store, name?: string) =>
    unhandledEvents({ store: over, clock }, consumer(name), limit);
  const mark = ({ reads }: Unhandled, over = store, name = 'reader') =>
    markHandled({ store: over }, name, reads);
  return { store, clock, wanted, emit, read, mark };
}
type Log = Awaited<ReturnType<typeof createLog>>;

const idsOf = ({ events }: Unhandled): string[] => events.map(({ id }) => id);

/** Reads to the end, marking as it goes; answers all that was seen. */
async function drain({ read, mark }: Log): Promise<string[]> {
  const seen: string[] = [];
  for (let pages = 0; ; pages += 1) {
    if (pages > 1_000) throw new Error('it never ends');
    const page = await read();
    if (page.reads.length === 0) return seen;
    seen.push(...idsOf(page));
    await mark(page);
  }
}

const minutes = (max: number) => fc.integer({ min: 0, max }).map((count) => count * minuteMs);
const step = fc.oneof(
  {
    weight: 4,
    // Mostly in one shard, where what is late comes between what was read.
    arbitrary: fc.record({
      does: fc.constant('emit' as const),
      agoMs: minutes(4),
      letter: fc.constantFrom('a', 'a', 'b'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ does: 'emit other' as const }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pass' as const), ms: minutes(7) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('read' as const), limit: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('mark' as const),
      back: fc.constantFrom(0, 0, 1, 2, 9),
      crashAt: fc.constantFrom(0, 0, 1, 2, 3, 4, 5, 6, 7, 8),
    }),
  },
);

/** Whatever instances of one consumer do, in whatever order, and wherever they crash. */
async function walk(log: Log, steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  const seen = new Set<string>();
  const marked = new Set<string>();
  const receipts: Unhandled[] = [];
  log.clock.pass(10 * minuteMs);
  for (const now of steps) {
    if (now.does === 'emit') await log.emit(now.agoMs, 'task.opened', now.letter);
    if (now.does === 'emit other') await log.emit(0, 'task.closed');
    if (now.does === 'pass') log.clock.pass(now.ms);
    if (now.does === 'read') {
      const page = await log.read(now.limit);
      for (const id of idsOf(page)) {
        expect(marked).not.toContain(id);
        seen.add(id);
      }
      receipts.push(page);
    }
    const receipt = now.does === 'mark' ? receipts.at(-1 - now.back) : undefined;
    if (now.does !== 'mark' || !receipt) continue;
    const isDone = await log.mark(receipt, crashingStore(log.store, now.crashAt || 1_000)).then(
      () => true,
      () => false,
    );
    if (isDone) for (const id of idsOf(receipt)) marked.add(id);
  }
  for (const id of await drain(log)) {
    expect(marked).not.toContain(id);
    seen.add(id);
  }
  expect([...seen].sort()).toEqual([...log.wanted].sort());
}

describeOnEveryStore([feedItems, feedPositions], (empty, name) => {
  test('nothing is lost and nothing that is marked comes again, whoever crashes or is late', async () => {
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
      async (steps) => walk(await createLog(await empty()), steps),
    );
    await fc.assert(property, { numRuns: runs[name] });
  }, 120_000);

  test('a crash at each step of marking: all of it is marked or nothing', async () => {
    for (let at = 1; ; at += 1) {
      const log = await createLog(await empty());
      for (let event = 0; event < 6; event += 1) await log.emit();
      const page = await log.read();
      const store = crashingStore(log.store, at);
      await log.mark(page, store).catch(() => undefined);
      expect([0, 6]).toContain((await log.read()).events.length);
      await log.mark(page);
      expect(await log.read()).toEqual({ events: [], reads: [] });
      if (!store.hasCrashed()) return;
      expect(at).toBeLessThan(40);
    }
  });

  test('two instances that mark at once lose nothing', async () => {
    const log = await createLog(await empty());
    for (let event = 0; event < 8; event += 1) await log.emit();
    const pages = [await log.read(3), await log.read(8)];
    await Promise.all(pages.map((page) => log.mark(page)));
    expect(await drain(log)).toEqual([]);
  });
});

/** What needs no other store. */
describe('a place in the log', () => {
  const memoryLog = async () => {
    const { memoryStore } = await import('../../store/memory/memory-store');
    const { fakeClock } = await import('../../../tests/support/stores/fake-clock');
    const clock = fakeClock();
    return createLog({ clock, store: memoryStore({ clock, ids }) });
  };

  test('reading writes nothing, and a second reading is the same', async () => {
    const log = await memoryLog();
    await log.emit();
    expect(await log.read()).toEqual(await log.read());
    expect(await log.store.get(feedPositions, 'reader:0')).toBeUndefined();
  });

  test('events come oldest first, whichever shard they stand in', async () => {
    const log = await memoryLog();
    const emitted: string[] = [];
    for (const letter of ['d', 'a', 'c', 'b', 'a', 'd']) {
      emitted.push(await log.emit(0, 'task.opened', letter));
      log.clock.pass(10);
    }
    expect(idsOf(await log.read())).toEqual(emitted);
    const first = await log.read(4);
    expect(idsOf(first)).toEqual(emitted.slice(0, 4));
    await log.mark(first);
    expect(idsOf(await log.read())).toEqual(emitted.slice(4));
  });

  test('consumers have a place each', async () => {
    const log = await memoryLog();
    await log.emit();
    await log.mark(await log.read());
    expect((await log.read()).events).toEqual([]);
    expect((await log.read(10, log.store, 'another')).events).toHaveLength(1);
  });

  test('what came before a consumer is not theirs', async () => {
    const log = await memoryLog();
    await log.emit();
    log.clock.pass(1);
    const consumer = { name: 'late', sinceMs: log.clock.nowMs(), wants: () => true };
    expect(await unhandledEvents(log, consumer, 10)).toEqual({ events: [], reads: [] });
  });

  test('what nobody wants is passed once, and not again', async () => {
    const log = await memoryLog();
    log.clock.pass(1);
    for (let event = 0; event < 3; event += 1) await log.emit(0, 'task.closed', 'a');
    const page = await log.read();
    expect(page).toMatchObject({ events: [], reads: [{ events: [] }] });
    await log.mark(page);
    expect(await log.read()).toEqual({ events: [], reads: [] });
  });

  test('a long absence is made up for, over thousands of events that nobody wants', async () => {
    const log = await memoryLog();
    for (let event = 0; event < 2_500; event += 1) {
      if (event % 500 === 0) await log.emit(0, 'task.opened', 'a');
      await log.emit(0, 'task.closed', 'a');
      log.clock.pass(minuteMs);
    }
    expect((await drain(log)).sort()).toEqual([...log.wanted].sort());
  });

  test('a marked event is remembered only as long as it may be read again', async () => {
    const log = await memoryLog();
    await log.emit(0, 'task.opened', 'a');
    await log.mark(await log.read());
    log.clock.pass(20 * minuteMs);
    await log.emit(0, 'task.opened', 'a');
    const page = await log.read();
    await log.mark(page);
    const kept = await log.store.get(feedPositions, 'reader:1');
    expect(kept?.handled.map(({ id }) => id)).toEqual(idsOf(page));
  });

  test('more than a position can remember has to wait, and then comes', async () => {
    const log = await memoryLog();
    await log.emit(0, 'task.opened', 'a');
    await log.mark(await log.read());
    const full = Array.from({ length: maxHandled }, () => ({ id: ids.newId(), atMs: log.clock.nowMs() }));
    await log.store.transact(async (tx) => {
      const position = await tx.get(feedPositions, 'reader:1');
      if (position) tx.update(feedPositions, { ...position, handled: full });
    });
    log.clock.pass(1);
    const waiting = await log.emit(0, 'task.opened', 'a');
    expect((await log.read()).events).toEqual([]);
    log.clock.pass(6 * minuteMs);
    const page = await log.read();
    expect(idsOf(page)).toContain(waiting);
    await log.mark(page);
    expect(await drain(log)).toEqual([]);
  });
});
