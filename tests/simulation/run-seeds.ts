import { minuteMs } from '../../shared/domain/calendar/calendar';
import { noteFact } from '../support/proof-facts';
import { propertyRuns } from '../support/property-runs';
import type { Failure } from './run-seed';
import { taken } from './transitions-taken';

interface Seeds {
  readonly name: string;
  /** How many in `npm test`, and by `npm run prove`. */
  readonly quick: number;
  readonly proved: number;
  /** The lifecycles whose transitions are followed. */
  readonly followed: readonly string[];
  /** What must hold, by the names of what looks whether it does. */
  readonly invariants: readonly { readonly name: string }[];
  run(seed: number): Promise<Failure | undefined>;
}

interface SeedsRun {
  readonly failures: readonly { readonly seed: number; readonly failure: Failure }[];
  /** How often each transition was taken. */
  readonly times: readonly (readonly [string, number])[];
  /** Those that are not taken often enough. */
  readonly seldom: readonly (readonly [string, number])[];
}

/** `nobodyWorksUnfunded` → `nobody works unfunded`. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const numberIn = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const mostFailures = 3;
const everySeeds = 10;
/** What takes so long has stopped for good, however busy the machine is. */
const hangsAfterMs = 30 * minuteMs;
/** How often the whole run takes each transition at least. */
const leastOfWhole = 100;

/** The same, as a failure where it never ends: whoever waits for it would not learn which seed it was. */
function withinTime(running: Promise<Failure | undefined>): Promise<Failure | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const hangs = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => resolve({ step: 0, moves: [], problems: ['it hangs'] }), hangsAfterMs);
  });
  return Promise.race([running, hangs]).finally(() => clearTimeout(timer));
}

/**
 * Runs one seed after the other. Of the long run `PROVE_FROM` says where to begin, `PROVE_SEEDS` how many there are, and
 * `PROVE_MINUTES` for how long: what has run is noted as what it is.
 */
export async function runSeeds({ name, quick, proved, followed, invariants, run }: Seeds): Promise<SeedsRun> {
  const isProving = propertyRuns(false, true);
  const whole = propertyRuns(quick, proved);
  const from = isProving ? numberIn('PROVE_FROM', 1) : 1;
  const most = isProving ? numberIn('PROVE_SEEDS', whole) : whole;
  const startedAtMs = Date.now();
  const forMs = isProving ? numberIn('PROVE_MINUTES', Number.POSITIVE_INFINITY) * minuteMs : Infinity;
  const failures: { seed: number; failure: Failure }[] = [];
  let ran = 0;
  while (ran < most && failures.length < mostFailures && Date.now() - startedAtMs < forMs) {
    const seed = from + ran;
    const failure = await withinTime(run(seed));
    ran += 1;
    if (failure) failures.push({ seed, failure });
    if (isProving && (failure || ran % everySeeds === 0))
      process.stdout.write(`${name}: seed ${seed} ${failure ? JSON.stringify(failure) : 'holds'}\n`);
  }
  const times = [...taken.times].filter(([transition]) =>
    followed.some((table) => transition.startsWith(`${table} `)),
  );
  noteFact({ kind: 'runs', name: `${name}: seeds ${from} to ${from + ran - 1}`, value: ran, of: whole });
  for (const [transition, value] of times) noteFact({ kind: 'transition', name: transition, value });
  for (const invariant of invariants)
    noteFact({ kind: 'invariant', name: wordsOf(invariant.name), value: ran });
  const least = isProving && ran >= whole ? leastOfWhole : 1;
  return { failures, times, seldom: times.filter(([, count]) => count < least) };
}
