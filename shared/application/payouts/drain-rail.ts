import { type Payout, payoutShards, payouts } from '../../collections/payouts';
import { minuteMs } from '../../domain/calendar/calendar';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Ports } from '../../ports/context';
import type { PayoutRail, RailAnswer } from '../../ports/payout-rail';
import { byPerson } from '../by-person';
import { leaseOf } from '../lease';
import { rewrite } from '../lifecycles/advance';
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
/** What fails comes again so much later: it would stand in front of all others, run after run. */
const failedAgainMs = 10 * minuteMs;
/** People who are paid side by side: none waits for longer than a second to be let out. */
const sideOf = ({ capabilities: { perSecond } }: PayoutRail): number => Math.min(60, perSecond.send);

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
  return byPerson(pages.flatMap(({ items }) => items));
}

/** Moves when a payout is next looked at, and nothing else of it. */
const putOff = ({ store, clock }: Draining, id: string): Promise<unknown> =>
  store.transact(async (tx) => {
    const current = await tx.get(payouts, id);
    const atMs = clock.nowMs();
    if (current?.dueAtMs !== undefined && current.dueAtMs <= atMs)
      rewrite(tx, payouts, current, { ...current, dueAtMs: atMs + failedAgainMs });
  });

/** People with something due, each handed out to one at a time; looked for again when all were. */
function duePeople(context: Draining, channel: PayoutChannel, failed: ReadonlySet<string>) {
  let queue: Payout[][] = [];
  let looking: Promise<void> | undefined;
  const handedOut = new Set<string>();
  const isTaken = (own: readonly Payout[]) => own.some(({ accountId }) => handedOut.has(accountId));

  async function look(): Promise<void> {
    const due = await dueByPerson(context, channel);
    queue = due.filter((own) => own.some(({ id }) => !failed.has(id)) && !isTaken(own));
    looking = undefined;
  }

  return {
    /** undefined: nothing is due that nobody sees to. */
    async next(): Promise<readonly Payout[] | undefined> {
      if (queue.length === 0) {
        looking ??= look();
        await looking;
      }
      const own = queue.shift();
      const [first] = own ?? [];
      if (first) handedOut.add(first.accountId);
      return own;
    },
    done: ([first]: readonly Payout[]) => first && handedOut.delete(first.accountId),
  };
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
  const rail = paced(opened, clock);
  const hasTime = () => clock.nowMs() < untilMs - lastTurnMs;
  /** What could not even be put off is not tried again before the next run. */
  const failed = new Set<string>();
  const people = duePeople(context, channel, failed);
  let turns = 0;

  async function turnOf(id: string): Promise<void> {
    // The index may lag behind: what it says is looked up.
    const payout = failed.has(id) ? undefined : await context.store.get(payouts, id);
    if (payout?.dueAtMs === undefined || payout.dueAtMs > clock.nowMs()) return;
    turns += 1;
    await takeTurn(context, rail, payout).catch(async (error: unknown) => {
      failed.add(id);
      report(error);
      await putOff(context, id).catch(() => undefined);
    });
  }

  /** Sees to one person after the other; whoever finds nobody ends, and those who are not done look again. */
  async function seeTo(first: readonly Payout[] | undefined): Promise<void> {
    for (let own = first; own && hasTime(); own = await people.next()) {
      for (const { id } of own) if (hasTime()) await turnOf(id);
      people.done(own);
    }
  }

  // Most minutes nothing is due, which costs no lease.
  const first = await people.next();
  if (!first || !hasTime() || !(await lease.isOurs())) return 0;
  try {
    // What the last one asked of the rail in this second is not ours to know.
    await clock.sleep(1_000);
    const others = Array.from({ length: sideOf(rail) - 1 }, async () => seeTo(await people.next()));
    await Promise.all([seeTo(first), ...others]);
    return turns;
  } finally {
    await lease.release();
  }
}
