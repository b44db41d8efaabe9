import { accounts } from '../../collections/accounts';
import { eventRecordLifeMs } from '../../collections/events';
import { workerBooks } from '../../collections/ledger';
import {
  type Drawing,
  drawingShards,
  drawings,
  type PayoutAccount,
  payoutAccounts,
} from '../../collections/payouts';
import { workerIdentities } from '../../collections/worker-identities';
import { dayMs, hourMs, minuteMs } from '../../domain/calendar/calendar';
import type { DrawHurdle } from '../../domain/money/draw-hurdles';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { Ports } from '../../ports/context';
import type { PayoutRail } from '../../ports/payout-rail';
import type { Transaction } from '../../ports/store';
import { byPerson } from '../by-person';
import { forEachOf } from '../parallel';
import { defaultAccountOf } from './default-account';
import { drawsItselfHurdleOf } from './draw-hurdle';
import { makePayout } from './make-payout';
import { mandateOf } from './mandate-of';
import { railOf } from './rail-of';

type Needs = Pick<Ports, 'store' | 'clock' | 'hash'> & {
  /** The rail of a channel, opened once a run; undefined: nobody has set it up. */
  railOf(channel: PayoutChannel): Promise<PayoutRail | undefined>;
};

const pageSize = 50;
/** A rail that could not be asked is asked again so soon. */
const unclearMs = 10 * minuteMs;
/** People whose drawings are looked at side by side. */
const side = 8;

/** When a drawing that meets this is looked at again; undefined: whatever ends it tells of itself. */
function nextLookMs(hurdle: DrawHurdle, account: PayoutAccount, nowMs: number): number | undefined {
  if (hurdle === 'paused') return account.pausedUntilMs;
  return hurdle === 'identity' || hurdle === 'name' ? nowMs + dayMs : undefined;
}

/** How somebody is paid without doing anything. */
interface Way {
  readonly accountId: string;
  readonly payoutAccountId: string;
  readonly rail: PayoutRail;
  readonly mandate?: string;
}

/** Draws to an account of somebody's, in the commit that says so; answers when it is to be looked at again. */
async function drawTo(
  tx: Transaction,
  context: Needs,
  { accountId, payoutAccountId, rail, mandate }: Way,
): Promise<number | undefined> {
  const nowMs = context.clock.nowMs();
  const [account, identity, book] = await Promise.all([
    tx.get(payoutAccounts, payoutAccountId),
    tx.get(workerIdentities, accountId),
    tx.get(workerBooks, accountId),
  ]);
  const payableFen = book?.payableFen ?? 0;
  // Another is in its place: that was told too.
  if (account?.status !== 'bound' || account.accountId !== accountId) return undefined;
  const hurdle = drawsItselfHurdleOf({ payableFen, account, identity, rail }, nowMs);
  if (hurdle) return nextLookMs(hurdle, account, nowMs);
  const drawn = { account, rail, ...(mandate !== undefined && { mandate }) };
  const { amountFen } = await makePayout(tx, context, drawn, 'platform');
  return amountFen < payableFen ? nowMs : undefined;
}

const putOff = (drawing: Drawing, dueAtMs: number | undefined, nowMs: number): Drawing => {
  const { dueAtMs: _was, ...rest } = drawing;
  const expiresAtMs = (dueAtMs ?? nowMs) + eventRecordLifeMs;
  return { ...rest, ...(dueAtMs !== undefined && { dueAtMs }), expiresAtMs };
};

/** Whoever has taken back that they need not confirm is not promised it any more. */
async function forgetMandate(tx: Transaction, { id, mandate }: PayoutAccount): Promise<void> {
  const account = mandate === undefined ? undefined : await tx.get(payoutAccounts, id);
  if (!account || account.mandate !== mandate) return;
  const { mandate: _over, ...rest } = account;
  tx.update(payoutAccounts, rest);
}

/** Draws for somebody what can be drawn, unless each payment waits for their tap: that is theirs to begin. */
async function draw(context: Needs, { id, accountId, dueAtMs }: Drawing): Promise<void> {
  const { store, clock } = context;
  const [person, account] = await Promise.all([
    store.get(accounts, accountId),
    defaultAccountOf(store, accountId),
  ]);
  const rail = account && (await context.railOf(account.channel));
  const mandate = rail && (await mandateOf(account, rail));
  await store.transact(async (tx) => {
    const current = await tx.get(drawings, id);
    if (current?.dueAtMs === undefined || current.dueAtMs !== dueAtMs) return;
    const nowMs = clock.nowMs();
    const settle = (nextMs?: number) => tx.update(drawings, putOff(current, nextMs, nowMs));
    if (person?.status !== 'active') return settle(nowMs + dayMs);
    if (!account) return settle();
    if (!rail) return settle(nowMs + hourMs);
    if (mandate?.kind === 'unclear') return settle(nowMs + unclearMs);
    const given = mandate?.kind === 'given' && { mandate: mandate.number };
    if (rail.capabilities.needsConfirmation && !given) {
      if (rail.capabilities.takesMandates) await forgetMandate(tx, account);
      return settle();
    }
    settle(await drawTo(tx, context, { accountId, payoutAccountId: account.id, rail, ...given }));
  });
}

const postpone = ({ store, clock }: Needs, { id }: Drawing): Promise<void> =>
  store.transact(async (tx) => {
    const current = await tx.get(drawings, id);
    const nowMs = clock.nowMs();
    if (current?.dueAtMs !== undefined) tx.update(drawings, putOff(current, nowMs + hourMs, nowMs));
  });

async function dueOf({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<Drawing[]> {
  const shards = Array.from({ length: drawingShards }, (_, shard) => shard);
  const to = clock.nowMs();
  const pages = await Promise.all(
    shards.map((shard) => store.list(drawings, 'due', [shard], { limit: pageSize, to })),
  );
  return pages.flatMap(({ items }) => items);
}

/** Asks once for each name, and remembers. */
function onceEach<K, T>(ask: (of: K) => Promise<T>): (of: K) => Promise<T> {
  const known = new Map<K, Promise<T>>();
  return (of) => {
    const answer = known.get(of) ?? ask(of);
    known.set(of, answer);
    return answer;
  };
}

/**
 * Makes payouts of what goes out by itself and is due: after a settlement, and after a change of accounts when its pause is
 * over. Whoever comes twice, or beside the person's own tap, finds nothing to draw. Answers how many were looked at.
 */
export async function drawDue(
  ports: Pick<Ports, 'store' | 'clock' | 'rails' | 'hash'> & {
    readonly untilMs: number;
    report(error: unknown): void;
  },
): Promise<number> {
  const context = { ...ports, railOf: onceEach((channel: PayoutChannel) => railOf(ports, channel)) };
  let looked = 0;
  const seen = new Set<string>();
  for (;;) {
    const due = (await dueOf(context)).filter(({ id }) => !seen.has(id));
    if (due.length === 0) return looked;
    await forEachOf(byPerson(due), side, async (own) => {
      for (const drawing of own) {
        if (context.clock.nowMs() >= context.untilMs) return;
        seen.add(drawing.id);
        looked += 1;
        await draw(context, drawing).catch(async (error: unknown) => {
          context.report(error);
          await postpone(context, drawing).catch(context.report);
        });
      }
    });
    if (context.clock.nowMs() >= context.untilMs) return looked;
  }
}
