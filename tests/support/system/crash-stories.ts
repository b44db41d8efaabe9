import { verifyLedger } from '../../../shared/application/ledger/verify';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { invariants } from '../../simulation/invariants';
import { moneyInvariants } from '../../simulation/money-invariants';
import { operatorOf } from '../data/operator';
import { storyOf } from '../data/story-of';
import { propertyRuns } from '../property-runs';
import { crashingStore } from '../stores/crashing-store';
import { touchedDocuments } from '../stores/touched-documents';
import { callOver } from './call-over';
import { type Actor, createTestSystem, type TestSystem } from './test-system';

export type Over = ReturnType<typeof callOver>;
/** What is done, now or once more after a crash. */
export type Act = (over: Over) => Promise<unknown>;

/** Who takes part: a publisher, a worker, an operator, and somebody who wants to become a publisher. */
export interface Cast {
  readonly zhao: Actor;
  readonly lin: Actor;
  readonly chen: Actor;
  readonly wu: Actor;
}

interface Stories {
  readonly system: TestSystem;
  /** Does it all once, with a crash at its step `at` if there is one and then once more; how the story ends. */
  run(
    begin: (cast: Cast, system: TestSystem) => Promise<Act>,
    at?: number,
  ): Promise<{ readonly end: readonly string[]; readonly hasCrashed: boolean }>;
  /** Money and places are where they should be. */
  expectWhole(): Promise<void>;
  close(): Promise<void>;
}

/** In `npm test` before each commit and after it, since what comes between writes nothing; by `npm run prove` at every call. */
const by = propertyRuns<'step' | 'commit'>('commit', 'step');

/** Hours pass and the timer comes, until nothing is to be done for a long time, and everybody was told. */
async function settle(system: TestSystem): Promise<void> {
  for (let time = 0; time < 5; time += 1) {
    system.clock.pass(31 * minuteMs);
    await system.timer('tick');
  }
}

/** A system in which the same happens again and again, each time to a task of its own, with and without a crash. */
export async function openStories(): Promise<Stories> {
  const everything = touchedDocuments();
  const recent = touchedDocuments();
  const system = await createTestSystem({ around: (store) => everything.around(recent.around(store)) });
  const nowMs = () => system.clock.nowMs();
  return {
    system,
    async run(begin, at = Number.POSITIVE_INFINITY) {
      const cast = {
        zhao: await system.publisher('zhao'),
        lin: await system.signIn('lin'),
        chen: await operatorOf(system, 'chen'),
        wu: await system.signIn('wu'),
      };
      recent.forget();
      const sinceMs = nowMs();
      const act = await begin(cast, system);
      const store = crashingStore(system.ports.store, at, by);
      await act(callOver(system, { store })).catch(() => undefined);
      const hasCrashed = store.hasCrashed();
      if (hasCrashed) await act(callOver(system, {}));
      await settle(system);
      return { end: storyOf(await recent.read(), sinceMs, [cast.wu.accountId]), hasCrashed };
    },
    async expectWhole() {
      const documents = await everything.read();
      const problems = [...invariants, ...moneyInvariants].flatMap((holds) => holds(documents, nowMs()));
      expect(problems).toEqual([]);
      expect((await verifyLedger(system.ports.store, nowMs())).problems).toEqual([]);
    },
    close: () => system.close(),
  };
}
