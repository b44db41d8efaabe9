import { type Deadline, deadlineLooks, deadlineShards, deadlines } from '../../collections/deadlines';
import { AppError } from '../../contract/errors';
import type { Context } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import type { Lease } from '../lease';
import { forEachOf } from '../parallel';
import { backOffMs, maxTries } from './back-off';
import { fullLookMs } from './deadlines';

const never = 4_102_444_800_000;
const lookId = 'all';
const pageSize = 100;
/** Pages of one shard that one run goes through. */
const maxPages = 20;
/** Deadlines of one kind and shard that are met at once. */
const perShard = 4;

/**
 * Takes the deadline off, in the transaction of what it was for; or sets it to a later moment. False: it was
 * met, moved or taken off meanwhile, and nothing must be done.
 */
export type Settle = (tx: Transaction, nextDueAtMs?: number) => Promise<boolean>;

/** What is done when a deadline of a kind falls due; what it throws is tried again later. */
export type MeetDeadline<C> = (context: C, deadline: Deadline, settle: Settle) => Promise<void>;

type Meeting = Context<'timer'>;

const settleOf =
  ({ id, kind, dueAtMs }: Deadline): Settle =>
  async (tx, nextDueAtMs) => {
    const current = await tx.get(deadlines, id);
    if (!current || current.parked || current.kind !== kind || current.dueAtMs !== dueAtMs) return false;
    if (nextDueAtMs === undefined) tx.remove(deadlines, id);
    else tx.update(deadlines, { ...current, dueAtMs: nextDueAtMs, tries: 0 });
    return true;
  };

const codeOf = (error: unknown): string =>
  error instanceof AppError ? error.code : error instanceof Error ? error.name : typeof error;

/** Counts the failure: it is tried again later or, after the last try, parked for an operator. */
async function postpone({ store, clock, log }: Meeting, deadline: Deadline, error: unknown): Promise<void> {
  const atMs = clock.nowMs();
  const { id, kind, dueAtMs } = deadline;
  const parked = await store.transact(async (tx) => {
    const current = await tx.get(deadlines, id);
    if (!current || current.parked || current.dueAtMs !== dueAtMs) return false;
    const tries = current.tries + 1;
    const isLast = tries >= maxTries;
    tx.update(deadlines, {
      ...current,
      tries,
      ...(isLast ? { parked: { code: codeOf(error), atMs } } : { dueAtMs: atMs + backOffMs(tries) }),
    });
    return isLast;
  });
  if (parked) log({ level: 'error', metric: 'parked', value: 1, kind, id, code: codeOf(error) });
}

async function meet<C extends Meeting>(
  context: C,
  kinds: Readonly<Record<string, MeetDeadline<C>>>,
  deadline: Deadline,
): Promise<boolean> {
  try {
    const met = kinds[deadline.kind];
    if (!met) throw new Error(`no deadline kind ${deadline.kind}`);
    await met(context, deadline, settleOf(deadline));
    return true;
  } catch (error) {
    context.report(error);
    // Where the store is busy there is nothing to count: it stays where it is.
    if (!(error instanceof AppError && error.code === 'BUSY'))
      await postpone(context, deadline, error).catch((again) => context.report(again));
    return false;
  }
}

/** What came of looking at a shard: when something falls due there next, as far as is known. */
interface ShardRun {
  readonly met: number;
  readonly nextDueMs: number;
}

async function runShard<C extends Meeting>(
  context: C,
  kinds: Readonly<Record<string, MeetDeadline<C>>>,
  shard: number,
  lease: Lease,
): Promise<ShardRun> {
  const { store, clock, untilMs } = context;
  const nowMs = clock.nowMs();
  const first = await store.list(deadlines, 'due', [shard], { limit: 1 });
  const nextDueMs = first.items[0]?.dueAtMs ?? never;
  if (nextDueMs > nowMs || !(await lease.isOurs())) return { met: 0, nextDueMs };
  let met = 0;
  let cursor: string | undefined;
  // Kinds are apart: where all of one hang, what another waits for is met beside them.
  const byKind = new Map<string, Deadline[]>();
  for (let pages = 0; pages < maxPages && clock.nowMs() < untilMs; pages += 1) {
    const page = await store.list(deadlines, 'due', [shard], { limit: pageSize, to: nowMs, cursor });
    for (const deadline of page.items) {
      const sameKind = byKind.get(deadline.kind);
      if (sameKind) sameKind.push(deadline);
      else byKind.set(deadline.kind, [deadline]);
    }
    cursor = page.next;
    if (cursor === undefined) break;
  }
  await Promise.all(
    [...byKind.values()].map((sameKind) =>
      forEachOf(sameKind, perShard, async (deadline) => {
        if (clock.nowMs() < untilMs && (await meet(context, kinds, deadline))) met += 1;
      }),
    ),
  );
  // What was done may have set what is due next.
  return { met, nextDueMs: nowMs };
}

/** When something falls due in each shard; a deadline that was set during this run is added by `heard`. */
export interface DueRun {
  readonly met: number;
  save(heard: ReadonlyMap<number, number>): Promise<void>;
}

/**
 * Does what is due, each by itself: what fails is tried again later (1, 2, 4 … minutes) and parked after ten
 * tries, and holds nothing up. A shard that cannot be read right now is read by the next run.
 */
export async function runDue<C extends Meeting>(
  context: C,
  kinds: Readonly<Record<string, MeetDeadline<C>>>,
  lease: Lease,
): Promise<DueRun> {
  const { store, clock } = context;
  const nowMs = clock.nowMs();
  const look = await store.get(deadlineLooks, lookId);
  // A clock may have been wrong: what lies ahead of it is no reason to wait.
  const isFull = !look || nowMs < look.lookedAtMs || nowMs - look.lookedAtMs >= fullLookMs;
  const all = Array.from({ length: deadlineShards }, (_, shard) => shard);
  const shards = all.filter((shard) => isFull || (look.nextDueMs[shard] ?? 0) <= nowMs);
  const nextDueMs = all.map((shard) => look?.nextDueMs[shard] ?? never);
  let met = 0;
  await Promise.all(
    shards.map(async (shard) => {
      try {
        const run = await runShard(context, kinds, shard, lease);
        met += run.met;
        nextDueMs[shard] = run.nextDueMs;
      } catch (error) {
        context.report(error);
        nextDueMs[shard] = nowMs;
      }
    }),
  );
  return {
    met,
    async save(heard) {
      if (shards.length === 0 && heard.size === 0) return;
      for (const [shard, dueAtMs] of heard) nextDueMs[shard] = Math.min(nextDueMs[shard] ?? never, dueAtMs);
      await store.transact(async (tx) => {
        const known = await tx.get(deadlineLooks, lookId);
        const lookedAtMs = isFull ? nowMs : (known?.lookedAtMs ?? 0);
        const next = { id: lookId, lookedAtMs, nextDueMs };
        if (known) tx.update(deadlineLooks, next);
        else tx.create(deadlineLooks, next);
      });
    },
  };
}
