import fc from 'fast-check';
import { taskDraft } from '../../../tests/support/data/task-draft';
import type { Task } from '../../collections/tasks';
import { fen } from '../../domain/money/money';
import { Bits } from './bits';
import { CityTasks } from './city-tasks';
import { rowsInOrder } from './rows';

const asOfMs = 1_000_000;
const taskAt = (at: number, startMs: number): Task => ({
  ...taskDraft(asOfMs),
  payFen: fen(1_000),
  id: `task${String(at).padStart(12, '0')}`,
  publisherId: 'publisher0000000',
  status: 'open',
  termsVersion: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  publishedAtMs: startMs,
  sessions: [{ startMs, endMs: startMs + 1 }],
});

const asked = fc.record({
  starts: fc.array(fc.integer({ min: asOfMs - 20, max: asOfMs + 20 }), {
    minLength: 30,
    maxLength: 120,
    size: 'max',
  }),
  every: fc.constantFrom(1, 3, 25),
  limit: fc.integer({ min: 1, max: 9 }),
});

test.each(['soonest', 'newest'] as const)(
  'given many or few that match, when paging by %s, then each comes once, in order, what has begun behind what has not',
  (name) => {
    fc.assert(
      fc.property(asked, ({ starts, every, limit }) => {
        const tasks = new CityTasks(starts.map((startMs, at) => taskAt(at, startMs)));
        const wanted = Bits.of(starts.flatMap((_, at) => (at % every === 0 ? [at] : [])));
        const isBegun = (slot: number) => name === 'soonest' && (starts[slot] ?? 0) < asOfMs;
        const expected = wanted.toArray().sort((one, other) => {
          if (isBegun(one) !== isBegun(other)) return isBegun(one) ? 1 : -1;
          const [a, b] = [starts[one] ?? 0, starts[other] ?? 0];
          return (name === 'soonest' ? a - b : b - a) || one - other;
        });
        const found: number[] = [];
        let after: { key: number; id: string } | undefined;
        for (let rounds = 0; rounds < 200; rounds += 1) {
          const rows = rowsInOrder(tasks, name, wanted, { after, limit, asOfMs });
          const last = rows.at(-1);
          if (!last) break;
          found.push(...rows.map(({ slot }) => slot));
          after = { key: last.key, id: tasks.idAt(last.slot) };
        }
        expect(found).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  },
);
