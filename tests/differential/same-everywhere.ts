import * as fc from 'fast-check';
import { noteFact } from '../support/proof-facts';
import { propertyRuns } from '../support/property-runs';
import { command } from './commands';
import { answerTo, finalState, type Side } from './run-command';
import type { Sides } from './sides';

const numRuns = propertyRuns(20, 2_000);
/** Of a failure, as printed with it: DIFFERENTIAL_SEED=… DIFFERENTIAL_PATH=… npx jest tests/differential */
const seed = Number(process.env.DIFFERENTIAL_SEED ?? Date.now() % 2 ** 31);
const path = process.env.DIFFERENTIAL_PATH ?? '';
const msPerRun = 1_500;

/** Waiting may take longer on one side; nobody may live in the past. */
function alignClocks(all: readonly Side[]): void {
  const latestMs = Math.max(...all.map(({ clock }) => clock.nowMs()));
  for (const { clock } of all) clock.pass(latestMs - clock.nowMs());
}

async function expectSame(all: readonly Side[], what: string, ask: (side: Side) => Promise<unknown>) {
  const answers = await Promise.all(all.map(ask));
  for (const [at, side] of all.entries()) {
    expect({ what, on: side.name, answer: answers[at] }).toEqual({ what, on: side.name, answer: answers[0] });
  }
  alignClocks(all);
}

/** Sends random sequences of commands to all stores side by side; each must answer as the first one does. */
export function sameEverywhere(open: () => Promise<Sides>): void {
  let sides: Sides;
  beforeAll(async () => {
    sides = await open();
    for (const name of sides.skipped) console.log(`SKIPPED: differential test on ${name}`);
  }, 90_000);
  afterAll(() => sides?.close());

  test(
    `${numRuns} random sequences are answered alike by every store`,
    async () => {
      const sequence = fc.array(command, { minLength: 1, maxLength: 12, size: 'max' });
      const property = fc.asyncProperty(sequence, async (commands) => {
        const all = sides.fresh();
        for (const [at, it] of commands.entries()) {
          await expectSame(all, `${at}: ${JSON.stringify(it)}`, (side) => answerTo(side, it));
        }
        await expectSame(all, 'the final state', finalState);
      });
      const startedMs = performance.now();
      const details = await fc.check(property, { numRuns, seed, path, endOnFailure: false });
      if (details.failed) {
        console.error(
          `FAILED: DIFFERENTIAL_SEED=${details.seed} DIFFERENTIAL_PATH=${details.counterexamplePath} npx jest tests/differential`,
        );
        throw new Error(await fc.asyncDefaultReportMessage(details), { cause: details.errorInstance });
      }
      noteFact({ kind: 'runs', name: `sequences alike on ${sides.names.join(', ')}`, value: numRuns });
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
      console.log(`${numRuns} sequences alike on ${sides.names.join(', ')} in ${seconds} s (seed ${seed})`);
    },
    60_000 + numRuns * msPerRun,
  );
}
