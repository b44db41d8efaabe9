import type { Store } from '../../shared/ports/store';
import type { Answer } from '../support/system/test-system';
import { chargeMoves } from './charge-moves';
import { checking } from './checking';
import { groupMoves } from './group-moves';
import { invariants } from './invariants';
import { moneyInvariants } from './money-invariants';
import { moves } from './moves';
import { paperMoves } from './paper-moves';
import { pictureMoves } from './picture-moves';
import { publisherMoves } from './publisher-moves';
import { settlementMoves } from './settlement-moves';
import { type Move, openSimulation, type Simulation } from './simulation';
import { standingMoves } from './standing-moves';
import { timeMoves } from './time-moves';
import { workMoves } from './work-moves';

const allMoves = [
  ...timeMoves,
  ...publisherMoves,
  ...moves,
  ...workMoves,
  ...settlementMoves,
  ...pictureMoves,
  ...groupMoves,
  ...chargeMoves,
  ...paperMoves,
  ...standingMoves,
];
const totalWeight = allMoves.reduce((sum, { weight }) => sum + weight, 0);

/** How often a process crashes, and how many of its steps it lives on at most. */
const crashes = { chance: 0.15, within: 40 };
/** How often two things happen at once. */
const togetherChance = 0.2;
/** How often WeChat fails somebody who needs it. */
const weChatFails = 0.05;
/** So many moves are tried until there is something to do. */
const maxMoves = 6;

function chosen({ choose }: Simulation): Move {
  let at = choose.fraction() * totalWeight;
  for (const move of allMoves) {
    at -= move.weight;
    if (at < 0) return move;
  }
  throw new RangeError('no move');
}

/** What went wrong in a simulation; undefined: nothing. */
export interface Failure {
  readonly step: number;
  readonly moves: readonly string[];
  readonly problems: readonly string[];
}

/** An answer that only a crash explains. */
const isFault = (status: number | undefined): boolean => status !== undefined && status >= 500;

/** A move in which something is done, and its answer. */
async function moved(simulation: Simulation): Promise<{ name: string; answer: Answer | undefined }> {
  for (let tries = 1; ; tries += 1) {
    const move = chosen(simulation);
    const answer = await move.run(simulation);
    if (answer !== undefined || tries === maxMoves) return { name: move.name, answer };
  }
}

async function oneStep(
  simulation: Simulation,
  check: (nowMs: number) => string[],
): Promise<{ moves: string[]; problems: string[] }> {
  const { choose, process, system } = simulation;
  const count = choose.chance(togetherChance) ? choose.int(2, 4) : 1;
  if (choose.chance(weChatFails))
    system.sandbox.addFault({
      endpoint: choose.pick(['msg_sec_check', 'subscribe_send']),
      fault: choose.pick(['fail', 'http-500', 'garbage']),
    });
  if (choose.chance(crashes.chance)) process.crashAt(choose.int(1, crashes.within));
  const together = await Promise.all(Array.from({ length: count }, () => moved(simulation)));
  const hasCrashed = process.restart();
  const faults = hasCrashed
    ? []
    : together.filter(({ answer }) => isFault(answer?.status) && !answer?.error?.retryable);
  return {
    moves: together.map(({ name }) => name + (hasCrashed ? ' ⚡' : '')),
    problems: [
      ...faults.map(({ answer }) => `${answer?.error?.code}: ${system.logs.at(-1)}`),
      ...check(system.clock.nowMs()),
    ],
  };
}

/** Runs a simulation of so many steps; the same seed does the same again. */
export async function runSeed(
  seed: string,
  steps: number,
  planted?: (store: Store) => Store,
): Promise<Failure | undefined> {
  const simulation = await openSimulation(seed, planted);
  const { stackTraceLimit } = Error;
  // Many things are refused or crash here: where exactly, nobody reads.
  Error.stackTraceLimit = 1;
  try {
    const done: string[] = [];
    const check = checking(simulation.documents, [...invariants, ...moneyInvariants]);
    for (let step = 1; step <= steps; step += 1) {
      const { moves, problems } = await oneStep(simulation, check);
      done.push(moves.join(' & '));
      if (problems.length > 0) return { step, moves: done.slice(-8), problems: problems.slice(0, 5) };
    }
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    await simulation.close();
  }
}
