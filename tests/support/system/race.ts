import { type Dice, dice } from '../../../local/seed/dice';
import { verifyLedger } from '../../../shared/application/ledger/verify';
import { minuteMs } from '../../../shared/domain/calendar/calendar';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { invariants } from '../../simulation/invariants';
import type { Mirror } from '../../simulation/mirror';
import { moneyInvariants } from '../../simulation/money-invariants';
import { operatorOf } from '../data/operator';
import { conflictTrueStore } from '../stores/conflict-true-store';
import { touchedDocuments } from '../stores/touched-documents';
import { unsteadyStore } from '../stores/unsteady-store';
import { virtualClock } from '../stores/virtual-clock';
import { type Actor, type Answer, createTestSystem, type TestSystem } from './test-system';

/** Who takes part: two publishers, three workers, an operator. */
export interface Racers {
  readonly zhao: Actor;
  readonly lin: Actor;
  readonly wang: Actor;
  readonly li: Actor;
  readonly chen: Actor;
}

/** A backend of its own for one race, in which what is done at once meets as the dice have it. */
export interface Race {
  readonly system: TestSystem;
  readonly choose: Dice;
  /** Everybody signs in: sessions end as hours go by. */
  signedIn(): Promise<Racers>;
  passUntil(ms: number): Promise<Racers>;
  /** Does all this at once, in any order; what each of them was answered: `ok` or a code. */
  atOnce(contenders: Readonly<Record<string, () => Promise<unknown>>>): Promise<Record<string, string>>;
  /** Minutes pass and the timer comes, so often. */
  settle(times?: number): Promise<void>;
  documents(): Promise<Mirror>;
  /** Money and places are where they should be. */
  expectWhole(): Promise<void>;
  close(): Promise<void>;
}

const codeOf = (answer: unknown): string => {
  const { error } = (answer ?? {}) as Partial<Answer>;
  return typeof error === 'object' ? error.code : 'ok';
};

/** Over the store that tests run on, or over the one whose transactions are turned away where they meet. */
export async function openRace(seed: string, { hasConflicts = false } = {}): Promise<Race> {
  const choose = dice(seed);
  const touched = touchedDocuments();
  const system = await createTestSystem({
    around: (store) => touched.around(unsteadyStore(store, choose)),
    ...(hasConflicts && {
      store: (of) => conflictTrueStore({ clock: of, time: virtualClock(of.nowMs()), ids: randomIds() }),
    }),
  });
  const { clock } = system;
  async function signedIn(): Promise<Racers> {
    const [zhao, chen] = [await system.publisher('zhao'), await operatorOf(system, 'chen')];
    const [lin, wang, li] = [
      await system.signIn('lin'),
      await system.signIn('wang'),
      await system.signIn('li'),
    ];
    return { zhao, lin, wang, li, chen };
  }
  return {
    system,
    choose,
    signedIn,
    passUntil(ms) {
      clock.pass(ms - clock.nowMs());
      return signedIn();
    },
    async atOnce(contenders) {
      const left = Object.entries(contenders);
      const started: Promise<readonly [string, string]>[] = [];
      while (left.length > 0) {
        const [[name, run] = ['', async () => undefined]] = left.splice(choose.int(0, left.length - 1), 1);
        started.push(run().then((answer) => [name, codeOf(answer)] as const));
      }
      const codes = Object.fromEntries(await Promise.all(started));
      for (const code of Object.values(codes)) expect(['INTERNAL', 'BUSY']).not.toContain(code);
      return codes;
    },
    async settle(times = 2) {
      for (let time = 0; time < times; time += 1) {
        clock.pass(11 * minuteMs);
        await system.timer('tick');
      }
    },
    documents: touched.read,
    async expectWhole() {
      const documents = await touched.read();
      const problems = [...invariants, ...moneyInvariants].flatMap((holds) =>
        holds(documents, clock.nowMs()),
      );
      expect(problems).toEqual([]);
      expect((await verifyLedger(system.ports.store, clock.nowMs())).problems).toEqual([]);
    },
    close: () => system.close(),
  };
}
