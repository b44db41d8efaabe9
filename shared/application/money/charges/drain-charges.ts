import { chargeShards, charges } from '../../../collections/charges';
import type { Document } from '../../../collections/collection';
import { refunds } from '../../../collections/fundings';
import type { ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import type { Listed } from '../../../ports/store';
import { leaseOf } from '../../lease';
import { gate } from '../../payouts/gate';
import { chargeRailOf } from './charge-rail-of';
import { takeChargeTurn } from './take-charge-turn';
import { takeRefundTurn } from './take-refund-turn';

type Draining = Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'rails'> & {
  readonly untilMs: number;
  report(error: unknown): void;
};

/** An answer is waited for so long at most, and what was learnt has to be written. */
const lastTurnMs = 12_000;
const pageSize = 50;
/** Well within what the rail takes: failing refunds six a second. */
const perSecond = 5;

/** Ids of what is due, page after page: what fails stands in front again next time, and holds up nothing behind it. */
async function* dueIds(
  page: (cursor: string | undefined) => Promise<Listed<Document>>,
): AsyncGenerator<string> {
  let cursor: string | undefined;
  do {
    const { items, next } = await page(cursor);
    for (const { id } of items) yield id;
    cursor = next;
  } while (cursor !== undefined);
}

type Turn = (rail: ChargeRail) => Promise<unknown>;

/** One turn from each list of what is due, orders and refunds, so that none waits for another; empty at their end. */
function dueTurns(context: Draining): () => Promise<Turn[]> {
  const { store, clock } = context;
  const to = clock.nowMs();
  const charge = async (rail: ChargeRail, id: string) => {
    // The index may lag behind: what it says is looked up.
    const current = await store.get(charges, id);
    if (current?.dueAtMs !== undefined && current.dueAtMs <= clock.nowMs())
      await takeChargeTurn(context, rail, current);
  };
  const refund = async (rail: ChargeRail, id: string) => {
    const current = await store.get(refunds, id);
    if (current?.askAtMs !== undefined && current.askAtMs <= clock.nowMs())
      await takeRefundTurn(context, rail, current);
  };
  const lists = Array.from({ length: chargeShards }, (_, shard) => ({
    ids: dueIds((cursor) => store.list(charges, 'due', [shard], { limit: pageSize, to, cursor })),
    take: charge,
  }));
  lists.push({
    ids: dueIds((cursor) => store.list(refunds, 'asked', ['asked'], { limit: pageSize, to, cursor })),
    take: refund,
  });
  return async () => {
    const next = await Promise.all(lists.map(async ({ ids, take }) => ({ ...(await ids.next()), take })));
    return next.flatMap(({ done, value, take }) => (done ? [] : [(rail: ChargeRail) => take(rail, value)]));
  };
}

/**
 * Asks after every order of WeChat Pay and every refund that is due, one after the other; what is left, or fails,
 * waits for the next run. Answers how many turns were taken.
 */
export async function drainCharges(context: Draining): Promise<number> {
  const { clock, untilMs, report } = context;
  const nextTurns = dueTurns(context);
  const first = await nextTurns();
  if (first.length === 0) return 0;
  const rail = await chargeRailOf(context);
  if (!rail) return 0;
  const lease = leaseOf(context, 'rail:charges', untilMs);
  if (!(await lease.isOurs())) return 0;
  const pace = gate(perSecond, clock);
  let taken = 0;
  try {
    for (let turns = first; turns.length > 0; turns = await nextTurns())
      for (const turn of turns) {
        if (clock.nowMs() >= untilMs - lastTurnMs) return taken;
        taken += 1;
        await pace.run(() => turn(rail)).catch(report);
      }
    return taken;
  } finally {
    await lease.release();
  }
}
