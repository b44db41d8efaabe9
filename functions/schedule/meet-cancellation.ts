import type { MeetDeadline, Settle } from '../../shared/application/deadlines/run-due';
import { advance } from '../../shared/application/lifecycles/advance';
import { allOf } from '../../shared/application/listing/all-of';
import { erase } from '../../shared/application/privacy/erase';
import { hurdlesOf } from '../../shared/application/privacy/hurdles-of';
import { keptUntil } from '../../shared/application/privacy/kept-until';
import { type Account, accounts, identities, unionIdentities } from '../../shared/collections/accounts';
import { type Cancellation, cancellations } from '../../shared/collections/cancellations';
import type { Ports } from '../../shared/ports/context';

type Leaving = Pick<Ports, 'store' | 'clock' | 'files'>;

const byPlatform = (atMs: number) => ({ by: 'platform', atMs }) as const;

/** What is left of an account: that there was one, and what its person agreed to. */
const emptied = ({ id, status, consents, createdAtMs }: Account, atMs: number): Account => ({
  id,
  status,
  roles: [],
  consents,
  sessions: [],
  createdAtMs,
  updatedAtMs: atMs,
  cancelledAtMs: atMs,
});

/** Something came up: the account stays as it is. */
const stop = ({ store, clock }: Leaving, { id }: Cancellation, settle: Settle): Promise<void> =>
  store.transact(async (tx) => {
    const [known, account] = await Promise.all([tx.get(cancellations, id), tx.get(accounts, id)]);
    if (!(await settle(tx)) || known?.status !== 'asked' || !account) return;
    const { leavesAtMs: _day, ...stays } = account;
    tx.update(accounts, { ...stays, updatedAtMs: clock.nowMs() });
    advance(tx, cancellations, known, 'stop', byPlatform(clock.nowMs()));
  });

/**
 * From here on nothing brings the account back: who it was known by, its sessions and what it said of its person are gone with
 * this commit, and a login makes somebody new.
 */
async function begin({ store, clock }: Leaving, { id }: Cancellation): Promise<void> {
  const kept = await keptUntil(store, id, clock.nowMs());
  const [known, united] = await Promise.all([
    allOf(store, identities, 'account', [id]),
    allOf(store, unionIdentities, 'account', [id]),
  ]);
  await store.transact(async (tx) => {
    const [current, account] = await Promise.all([tx.get(cancellations, id), tx.get(accounts, id)]);
    if (current?.status !== 'asked' || !account) return;
    for (const identity of known)
      if (await tx.get(identities, identity.id)) tx.remove(identities, identity.id);
    for (const union of united)
      if (await tx.get(unionIdentities, union.id)) tx.remove(unionIdentities, union.id);
    tx.update(accounts, emptied(account, clock.nowMs()));
    advance(tx, cancellations, { ...current, kept }, 'begin', byPlatform(clock.nowMs()));
  });
}

/** Erases all that no law keeps; what is kept is looked at again when the first of it is over. */
async function finish(context: Leaving, id: string, settle: Settle): Promise<void> {
  const { store, clock } = context;
  const current = await store.get(cancellations, id);
  if (!current) throw new Error('a cancellation that is gone while it erases');
  await erase(context, id, new Set(current.kept.map(({ keptFor }) => keptFor)));
  const next = Math.min(...current.kept.map(({ untilMs }) => untilMs));
  await store.transact(async (tx) => {
    const known = await tx.get(cancellations, id);
    if (!(await settle(tx, next)) || known?.status !== 'erasing') return;
    advance(tx, cancellations, known, 'finish', byPlatform(clock.nowMs()));
  });
}

/** Erases what no law keeps any more; with the last of it goes the account's own document. */
async function release(context: Leaving, { id, kept }: Cancellation, settle: Settle): Promise<void> {
  const { store, clock } = context;
  const still = kept.filter(({ untilMs }) => untilMs > clock.nowMs());
  await erase(context, id, new Set(still.map(({ keptFor }) => keptFor)));
  await store.transact(async (tx) => {
    const [known, account] = await Promise.all([tx.get(cancellations, id), tx.get(accounts, id)]);
    const next = still.length === 0 ? undefined : Math.min(...still.map(({ untilMs }) => untilMs));
    if (!(await settle(tx, next)) || next !== undefined) return;
    if (known) tx.remove(cancellations, id);
    if (account) tx.remove(accounts, id);
  });
}

/**
 * The day on which an account goes: what stands in the way by then stops it. Later, the days on which what the law keeps of it
 * is over.
 */
export const meetCancellation: MeetDeadline<Leaving> = async (context, { subject }, settle) => {
  const { store } = context;
  const cancellation = await store.get(cancellations, subject);
  if (cancellation?.status === 'done') return release(context, cancellation, settle);
  if (cancellation?.status === 'asked') {
    if ((await hurdlesOf(store, subject)).length > 0) return stop(context, cancellation, settle);
    await begin(context, cancellation);
    return finish(context, subject, settle);
  }
  if (cancellation?.status === 'erasing') return finish(context, subject, settle);
  await store.transact(async (tx) => void (await settle(tx)));
};
