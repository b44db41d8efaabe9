import { chargeShards, charges } from '../../../collections/charges';
import { refunds } from '../../../collections/fundings';
import type { Ports } from '../../../ports/context';
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

/** Ids of what is due, of orders and of refunds. */
async function due({ store, clock }: Draining) {
  const to = clock.nowMs();
  const shards = Array.from({ length: chargeShards }, (_, shard) => shard);
  const [orders, back] = await Promise.all([
    Promise.all(shards.map((shard) => store.list(charges, 'due', [shard], { limit: pageSize, to }))),
    store.list(refunds, 'asked', ['asked'], { limit: pageSize, to }),
  ]);
  return { orders: orders.flatMap(({ items }) => items), back: back.items };
}

/**
 * Asks after every order of WeChat Pay and every refund that is due, one after the other; what is left, or fails,
 * waits for the next run. Answers how many turns were taken.
 */
export async function drainCharges(context: Draining): Promise<number> {
  const { store, clock, untilMs, report } = context;
  const { orders, back } = await due(context);
  if (orders.length + back.length === 0) return 0;
  const rail = await chargeRailOf(context);
  if (!rail) return 0;
  const lease = leaseOf(context, 'rail:charges', untilMs);
  if (!(await lease.isOurs())) return 0;
  const pace = gate(perSecond, clock);
  let turns = 0;
  const turn = async (work: () => Promise<unknown>) => {
    if (clock.nowMs() >= untilMs - lastTurnMs) return;
    turns += 1;
    await pace.run(work).catch(report);
  };
  try {
    // The index may lag behind: what it says is looked up.
    for (const { id } of orders)
      await turn(async () => {
        const charge = await store.get(charges, id);
        if (charge?.dueAtMs !== undefined && charge.dueAtMs <= clock.nowMs())
          await takeChargeTurn(context, rail, charge);
      });
    for (const { id } of back)
      await turn(async () => {
        const refund = await store.get(refunds, id);
        if (refund?.askAtMs !== undefined && refund.askAtMs <= clock.nowMs())
          await takeRefundTurn(context, rail, refund);
      });
    return turns;
  } finally {
    await lease.release();
  }
}
