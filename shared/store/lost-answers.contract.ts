import { propertyRuns } from '../../tests/support/property-runs';
import { losses as allLosses, type Loss, type LossyWire } from '../../tests/support/stores/lossy-wire';
import { AppError } from '../contract/errors';
import type { Store, Transaction } from '../ports/store';
import { put } from './commit.contract';
import { type Thing, thing, things } from './contract-collections';

interface Subject {
  /** The store whose call is lost. */
  readonly store: Store;
  /** The same documents, for everybody else. */
  readonly others: Store;
  readonly wire: LossyWire;
}

/** The documents of one try: two counters, and the id of one that is not there yet. */
interface Ids {
  readonly hot: string;
  readonly other: string;
  readonly fresh: string;
}

type Found = Readonly<Record<keyof Ids, Thing | undefined>> & {
  /** How often others took away what the commit had made. */
  readonly takenAway: number;
};

interface Shape {
  commit(tx: Transaction, ids: Ids): Promise<void>;
  /** How often the commit was done, from what is there afterwards. */
  timesDone(found: Found): number;
  /** Whether others take away what it makes, whenever they find it. */
  readonly isTakenAway?: true;
}

const timesAdded = ({ hot }: Found) => hot?.taken ?? 0;
const readThing = async (tx: Transaction, id: string) => (await tx.get(things, id)) ?? thing('none');
const raised = (doc: Thing): Thing => ({ ...doc, taken: doc.taken + 1 });
const anew = (id: string) => `${id}-anew`;

const shapes: Readonly<Record<string, Shape>> = {
  'one addition': {
    commit: async (tx, { hot }) => tx.add(things, hot, { taken: 1 }),
    timesDone: timesAdded,
  },
  'a transfer of two additions': {
    async commit(tx, { hot, other }) {
      tx.add(things, hot, { taken: 1 });
      tx.add(things, other, { taken: -1 });
    },
    timesDone: ({ hot, other }) => Math.max(hot?.taken ?? 0, -(other?.taken ?? 0)),
  },
  'an addition beside a document that was only read': {
    async commit(tx, { hot, other }) {
      await tx.get(things, other);
      tx.add(things, hot, { taken: 1 });
    },
    timesDone: timesAdded,
  },
  'an addition beside a removal': {
    async commit(tx, { hot, other }) {
      tx.add(things, hot, { taken: 1 });
      tx.remove(things, other);
    },
    timesDone: timesAdded,
  },
  'an addition beside a creation': {
    async commit(tx, { hot, fresh }) {
      tx.create(things, thing(fresh));
      tx.add(things, hot, { taken: 1 });
    },
    timesDone: timesAdded,
  },
  'an addition beside an update': {
    async commit(tx, { hot, other }) {
      const doc = await readThing(tx, other);
      tx.update(things, { ...doc, rank: doc.rank + 1 });
      tx.add(things, hot, { taken: 1 });
    },
    timesDone: ({ hot, other }) => Math.max(hot?.taken ?? 0, other?.rank ?? 0),
  },
  'two updates': {
    async commit(tx, { hot, other }) {
      const [one, two] = [await readThing(tx, hot), await readThing(tx, other)];
      tx.update(things, raised(one));
      tx.update(things, raised(two));
    },
    timesDone: ({ hot, other }) => Math.max(hot?.taken ?? 0, other?.taken ?? 0),
  },
  'one update': {
    commit: async (tx, { hot }) => tx.update(things, raised(await readThing(tx, hot))),
    timesDone: timesAdded,
  },
  'one creation': {
    commit: async (tx, { fresh }) => tx.create(things, thing(fresh)),
    timesDone: ({ fresh }) => (fresh ? 1 : 0),
  },
  'one creation that others take away': {
    commit: async (tx, { fresh }) => tx.create(things, thing(fresh)),
    timesDone: ({ fresh, takenAway }) => (fresh ? 1 : 0) + takenAway,
    isTakenAway: true,
  },
  'a creation that others take away, beside an addition': {
    async commit(tx, { hot, fresh }) {
      tx.add(things, hot, { taken: 1 });
      tx.create(things, thing(fresh));
    },
    timesDone: ({ hot, fresh, takenAway }) => Math.max(hot?.taken ?? 0, (fresh ? 1 : 0) + takenAway),
    isTakenAway: true,
  },
  'one removal': {
    commit: async (tx, { other }) => tx.remove(things, other),
    // Made anew by somebody else it must stay.
    timesDone: ({ other, fresh }) => (other ? 0 : 1) + (fresh ? 1 : 0),
  },
};

const atOnce = 20;

/** Others write all documents of the commit, `times` times; what was removed they make anew. */
async function writeAll(store: Store, ids: Ids, times: number): Promise<void> {
  const add = (id: string) => store.transact(async (tx) => tx.add(things, id, { left: 1 }));
  const several = (count: number) =>
    Promise.allSettled(Array.from({ length: count }, () => [add(ids.hot), add(ids.other)]).flat());
  await store.transact(async (tx) => {
    const other = await tx.get(things, ids.other);
    if (other) return tx.update(things, { ...other, title: 'theirs' });
    tx.create(things, thing(ids.other));
    tx.create(things, thing(anew(ids.fresh)));
  });
  await Promise.allSettled([add(ids.fresh)]);
  for (let left = times; left > 0; left -= atOnce) await several(Math.min(left, atOnce));
}

/** Others take away what is there; whether it was. */
const takeAway = (store: Store, id: string): Promise<boolean> =>
  store.transact(async (tx) => {
    if (!(await tx.get(things, id))) return false;
    tx.remove(things, id);
    return true;
  });

interface Options {
  /** How many commits of others pass before the next try. */
  readonly othersAtOnce?: number;
  readonly losses?: readonly Loss[];
}

/**
 * Whatever call of a commit is lost, and however many others write the same documents before it is tried again:
 * what is answered as done is done once, and what is not is `BUSY` and done once or not at all.
 */
export function lostAnswersContract(
  name: string,
  makeSubject: () => Promise<Subject>,
  { othersAtOnce = propertyRuns(40, 1_000), losses = allLosses }: Options = {},
): void {
  describe(`${name}, when a call is lost`, () => {
    let subject: Subject;
    let tries = 0;
    beforeAll(async () => {
      subject = await makeSubject();
    });

    async function attempt(shape: Shape, at: number, loss: Loss): Promise<boolean> {
      const { commit, timesDone, isTakenAway = false } = shape;
      const { store, others, wire } = subject;
      tries += 1;
      const ids = { hot: `hot-${tries}`, other: `other-${tries}`, fresh: `fresh-${tries}` };
      await put(others, things, thing(ids.hot), thing(ids.other));
      let takenAway = 0;
      const take = async () => {
        if (isTakenAway && (await takeAway(others, ids.fresh))) takenAway += 1;
      };
      wire.lose(at, loss, async () => {
        await writeAll(others, ids, loss === 'answer lost' ? othersAtOnce : 2);
        await take();
      });
      const answer = await store
        .transact((tx) => commit(tx, ids))
        .then(
          () => 'done',
          (error: unknown) => (error instanceof AppError ? error.code : error),
        );
      await take();
      const isLost = await wire.end();
      const [hot, other, fresh, made] = await others.getMany(things, [
        ids.hot,
        ids.other,
        ids.fresh,
        anew(ids.fresh),
      ]);
      const times = timesDone({ hot, other, fresh: isTakenAway ? fresh : (fresh ?? made), takenAway });
      expect({ at, loss, answer, times }).toEqual({
        at,
        loss,
        answer: expect.stringMatching(/^(done|BUSY)$/),
        times: answer === 'done' ? 1 : Math.min(1, times),
      });
      return isLost;
    }

    const cases = Object.entries(shapes).flatMap(([of, shape]) =>
      losses.map((loss) => [of, loss, shape] as const),
    );
    it.each(cases)('does it at most once: %s, %s', async (_of, loss, shape) => {
      let at = 1;
      while (await attempt(shape, at, loss)) at += 1;
    });
  });
}
