import { type Payout, payoutShards, payouts } from '../../collections/payouts';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Ports } from '../../ports/context';
import type { PayoutRail, RailAnswer } from '../../ports/payout-rail';
import { leaseOf } from '../lease';
import { forEachOf } from '../parallel';
import { type Gate, gate } from './gate';
import { railOf } from './rail-of';
import { takeTurn } from './take-turn';

type Draining = Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'rails'> & {
  readonly untilMs: number;
  report(error: unknown): void;
};

/** An answer is waited for so long at most, and what was learnt has to be written. */
const lastTurnMs = 12_000;
/** Of one partition at a time. */
const pageSize = 50;
/** People who are paid side by side. */
const side = 60;

/** A rail that is asked at its own pace only. */
function paced(rail: PayoutRail, clock: Ports['clock']): PayoutRail {
  const { send: sends, query: queries, cancel: cancels } = rail.capabilities.perSecond;
  const gates = { send: gate(sends, clock), query: gate(queries, clock), cancel: gate(cancels, clock) };
  const through = async (through: Gate, request: () => Promise<RailAnswer>) => {
    const answer = await through.run(request);
    if (answer.kind === 'busy') through.slow();
    return answer;
  };
  return {
    ...rail,
    send: (payment) => through(gates.send, () => rail.send(payment)),
    query: (payment) => through(gates.query, () => rail.query(payment)),
    cancel: (payment) => through(gates.cancel, () => rail.cancel(payment)),
  };
}

/** What is due, by person: one's payments are made one after the other. */
async function dueByPerson({ store, clock }: Draining, channel: PayoutChannel): Promise<Payout[][]> {
  const nowMs = clock.nowMs();
  const shards = Array.from({ length: payoutShards }, (_, shard) => shard);
  const pages = await Promise.all(
    shards.map((shard) => store.list(payouts, 'due', [channel, shard], { limit: pageSize, to: nowMs })),
  );
  const people = new Map<string, Payout[]>();
  for (const payout of pages.flatMap(({ items }) => items))
    people.set(payout.accountId, [...(people.get(payout.accountId) ?? []), payout]);
  return [...people.values()];
}

/**
 * Takes every turn that is due on one rail, at the rail's pace, until nothing is due or the time is over: the index of what
 * is due is the queue. One does it at a time, by a lease. Answers how many turns were taken.
 */
export async function drainRail(context: Draining, channel: PayoutChannel): Promise<number> {
  const { clock, untilMs, report } = context;
  const opened = await railOf(context, channel);
  if (!opened) return 0;
  const lease = leaseOf(context, `rail:${channel}`, untilMs);
  if (!(await lease.isOurs())) return 0;
  const rail = paced(opened, clock);
  const hasTime = () => clock.nowMs() < untilMs - lastTurnMs;
  /** What could not be written is not tried again before the next run. */
  const failed = new Set<string>();
  let turns = 0;

  async function turnOf(id: string): Promise<void> {
    // The index may lag behind: what it says is looked up.
    const payout = failed.has(id) ? undefined : await context.store.get(payouts, id);
    if (payout?.dueAtMs === undefined || payout.dueAtMs > clock.nowMs()) return;
    turns += 1;
    await takeTurn(context, rail, payout).catch((error: unknown) => {
      failed.add(id);
      report(error);
    });
  }

  try {
    for (;;) {
      const due = await dueByPerson(context, channel);
      const people = due.filter((own) => own.some(({ id }) => !failed.has(id)));
      if (people.length === 0 || !hasTime()) return turns;
      // What the last one asked of the rail in this second is not ours to know.
      if (turns === 0) await clock.sleep(1_000);
      await forEachOf(people, side, async (own) => {
        for (const { id } of own) {
          if (!hasTime()) return;
          await turnOf(id);
        }
      });
    }
  } finally {
    await lease.release();
  }
}
