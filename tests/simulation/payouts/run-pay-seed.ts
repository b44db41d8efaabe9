import { verifyLedger } from '../../../shared/application/ledger/verify';
import { resumeRail } from '../../../shared/application/payouts/rail-of';
import { payouts } from '../../../shared/collections/payouts';
import { dayMs, minuteMs } from '../../../shared/domain/calendar/calendar';
import { isEnded } from '../../../shared/domain/lifecycles/payout-lifecycle';
import { payoutChannels } from '../../../shared/domain/money/payout-channels';
import type { Failure } from '../run-seed';
import { everyPayoutEndsAndRailsPaidWhatTheLedgerSays, payChecks } from './pay-invariants';
import { payMoves } from './pay-moves';
import { openPaySimulation, type PayFault, type PayMove, type PaySimulation } from './pay-simulation';
import { carry, railMoves, spoilRail } from './rail-moves';

const allMoves = [...payMoves, ...railMoves];
const totalWeight = allMoves.reduce((sum, { weight }) => sum + weight, 0);
/** How often a process crashes, and how many of its steps it lives on at most. */
const crashes = { chance: 0.2, within: 40 };
/** In how many steps the next calls of a rail go wrong. */
const faultChance = 0.4;
const togetherChance = 0.2;
/** So many moves are tried until there is something to do. */
const maxMoves = 6;

function chosen({ choose }: PaySimulation): PayMove {
  let at = choose.fraction() * totalWeight;
  for (const move of allMoves) {
    at -= move.weight;
    if (at < 0) return move;
  }
  throw new RangeError('no move');
}

/** What a move came to: an answer that only a crash explains is a problem of its own. */
async function moved(simulation: PaySimulation): Promise<{ name: string; fault?: string }> {
  for (let tries = 1; ; tries += 1) {
    const move = chosen(simulation);
    const answer = await move.run(simulation);
    if (answer === undefined && tries < maxMoves) continue;
    const isFault =
      answer !== 'done' && answer !== undefined && answer.status >= 500 && !answer.error?.retryable;
    return { name: move.name, ...(isFault && { fault: `${move.name}: ${answer.error?.code}` }) };
  }
}

async function oneStep(
  simulation: PaySimulation,
  check: () => string[],
): Promise<{ moves: string[]; problems: string[] }> {
  const { choose, process } = simulation;
  const count = choose.chance(togetherChance) ? choose.int(2, 3) : 1;
  simulation.system.sandbox.clearFaults();
  if (choose.chance(faultChance)) spoilRail(simulation);
  if (choose.chance(crashes.chance)) process.crashAt(choose.int(1, crashes.within));
  const together = await Promise.all(Array.from({ length: count }, () => moved(simulation)));
  const hasCrashed = process.restart();
  const faults = hasCrashed ? [] : together.flatMap(({ fault }) => fault ?? []);
  return {
    moves: together.map(({ name }) => name + (hasCrashed ? ' ⚡' : '')),
    problems: [...faults, ...check()],
  };
}

/** Everything heals: rails work and have money, messages come, and people do what they are waited for or let it be. */
async function heal(simulation: PaySimulation, check: () => string[]): Promise<string[]> {
  const { documents, notices, system } = simulation;
  const { sandbox } = system;
  sandbox.clearFaults();
  for (const rail of [sandbox.weChatPay, sandbox.alipay]) rail.setBalance(100_000_000_000);
  sandbox.weChatPay.holdNext(0);
  for (const channel of payoutChannels) await resumeRail(system.ports, channel);
  for (const bill of sandbox.weChatPay.bills())
    if (bill.state === 'ACCEPTED') bill.state = 'WAIT_USER_CONFIRM';
  for (const notice of notices.splice(0)) await carry(simulation, notice);
  for (let round = 0; round < 60; round += 1) {
    simulation.pass(round < 20 ? 2 * minuteMs : dayMs / 4);
    await simulation.timer('tick');
    await simulation.timer('drain');
    if (documents.all(payouts).every(({ status }) => isEnded(status))) break;
  }
  const { problems } = await verifyLedger(system.ports.store, system.clock.nowMs());
  // Work here is paid from a reserve that nobody has filled.
  const others = problems.filter((problem) => !problem.includes('its reserve is'));
  return [...everyPayoutEndsAndRailsPaidWhatTheLedgerSays(simulation), ...check(), ...others];
}

/** Runs a simulation of so many steps, up to where everything has ended; the same seed does the same again. */
export async function runPaySeed(
  seed: string,
  steps: number,
  fault?: PayFault,
): Promise<Failure | undefined> {
  const simulation = await openPaySimulation(seed, fault);
  try {
    const done: string[] = [];
    const check = payChecks(simulation);
    for (let step = 1; step <= steps; step += 1) {
      const { moves, problems } = await oneStep(simulation, check);
      done.push(moves.join(' & '));
      if (problems.length > 0) return { step, moves: done.slice(-8), problems: problems.slice(0, 5) };
    }
    const problems = await heal(simulation, check);
    return problems.length === 0
      ? undefined
      : { step: steps, moves: done.slice(-8), problems: problems.slice(0, 5) };
  } finally {
    await simulation.close();
  }
}
