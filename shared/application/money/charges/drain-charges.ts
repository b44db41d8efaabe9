import { type Charge, chargeShards, charges } from '../../../collections/charges';
import type { Document } from '../../../collections/collection';
import { type Refund, refunds } from '../../../collections/fundings';
import { minuteMs } from '../../../domain/calendar/calendar';
import type { ChargeRail } from '../../../ports/charge-rail';
import type { Ports } from '../../../ports/context';
import type { Listed } from '../../../ports/store';
import { leaseOf } from '../../lease';
import { rewrite } from '../../lifecycles/advance';
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

/** What fails comes again so much later: it would stand in front of all others, run after run. */
const failedAgainMs = 10 * minuteMs;

/** Ids of what is due, page after page. */
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

/** A kind of what is due: how its turn is taken, and how it is put off. */
interface Kind {
  take(rail: ChargeRail, id: string): Promise<unknown>;
  putOff(id: string): Promise<unknown>;
}

const dueCharges = (context: Draining): Kind => {
  const { store, clock } = context;
  const isDue = (charge: Charge | undefined): charge is Charge =>
    charge?.dueAtMs !== undefined && charge.dueAtMs <= clock.nowMs();
  return {
    // The index may lag behind: what it says is looked up.
    async take(rail, id) {
      const current = await store.get(charges, id);
      if (isDue(current)) await takeChargeTurn(context, rail, current);
    },
    putOff: (id) =>
      store.transact(async (tx) => {
        const current = await tx.get(charges, id);
        const dueAtMs = clock.nowMs() + failedAgainMs;
        if (isDue(current)) rewrite(tx, charges, current, { ...current, dueAtMs });
      }),
  };
};

const askedRefunds = (context: Draining): Kind => {
  const { store, clock } = context;
  const isDue = (refund: Refund | undefined): refund is Refund =>
    refund?.askAtMs !== undefined && refund.askAtMs <= clock.nowMs();
  return {
    async take(rail, id) {
      const current = await store.get(refunds, id);
      if (isDue(current)) await takeRefundTurn(context, rail, current);
    },
    putOff: (id) =>
      store.transact(async (tx) => {
        const current = await tx.get(refunds, id);
        const askAtMs = clock.nowMs() + failedAgainMs;
        if (isDue(current)) rewrite(tx, refunds, current, { ...current, askAtMs });
      }),
  };
};

/** One turn from each list of what is due, orders and refunds, so that none waits for another; empty at their end. */
function dueTurns(context: Draining): () => Promise<Turn[]> {
  const { store, clock } = context;
  const to = clock.nowMs();
  const charge = dueCharges(context);
  const lists = Array.from({ length: chargeShards }, (_, shard) => ({
    ids: dueIds((cursor) => store.list(charges, 'due', [shard], { limit: pageSize, to, cursor })),
    kind: charge,
  }));
  lists.push({
    ids: dueIds((cursor) => store.list(refunds, 'asked', ['asked'], { limit: pageSize, to, cursor })),
    kind: askedRefunds(context),
  });
  const turn =
    (kind: Kind, id: string): Turn =>
    (rail) =>
      kind.take(rail, id).catch(async (error: unknown) => {
        context.report(error);
        await kind.putOff(id).catch(() => undefined);
      });
  return async () => {
    const next = await Promise.all(lists.map(async ({ ids, kind }) => ({ ...(await ids.next()), kind })));
    return next.flatMap(({ done, value, kind }) => (done ? [] : [turn(kind, value)]));
  };
}

/**
 * Asks after every order of WeChat Pay and every refund that is due, one after the other; what is left
 * waits for the next run, and what fails for a later one. Answers how many turns were taken.
 */
export async function drainCharges(context: Draining): Promise<number> {
  const { clock, untilMs } = context;
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
        await pace.run(() => turn(rail));
      }
    return taken;
  } finally {
    await lease.release();
  }
}
