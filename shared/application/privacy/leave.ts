import { accounts } from '../../collections/accounts';
import { type Cancellation, cancellations } from '../../collections/cancellations';
import { AppError } from '../../contract/errors';
import { dayMs } from '../../domain/calendar/calendar';
import type { Caller, Ports } from '../../ports/context';
import { setDeadline } from '../deadlines/deadlines';
import { advance } from '../lifecycles/advance';
import { hurdlesOf } from './hurdles-of';

/** Its deadline: the day on which an account goes, then those on which what was kept of it goes. */
export const cancellationKind = 'cancellation.due';

/** So long somebody can come back. */
const comeBackMs = 7 * dayMs;

type Leaving = Pick<Ports, 'store' | 'clock'> & { readonly caller: Caller };

/**
 * Asks that the caller's account be cancelled in seven days; asked again, the day stays. Errors: CANCELLATION_HINDERED
 * with what stands in the way, SESSION_EXPIRED.
 */
export async function askToLeave({ store, clock, caller }: Leaving): Promise<Cancellation> {
  const { id } = caller.account;
  const hurdles = await hurdlesOf(store, id);
  if (hurdles.length > 0) throw new AppError('CANCELLATION_HINDERED', { hurdles });
  return store.transact(async (tx) => {
    const [account, known] = await Promise.all([tx.get(accounts, id), tx.get(cancellations, id)]);
    if (!account) throw new AppError('SESSION_EXPIRED');
    if (known?.status === 'asked') return known;
    const atMs = clock.nowMs();
    const endsAtMs = atMs + comeBackMs;
    await setDeadline(tx, { clock }, { kind: cancellationKind, subject: id, dueAtMs: endsAtMs });
    tx.update(accounts, { ...account, leavesAtMs: endsAtMs, updatedAtMs: atMs });
    const asked = known ? { ...known, endsAtMs } : { id, endsAtMs, kept: [], createdAtMs: atMs };
    return advance(tx, cancellations, asked, 'ask', { by: 'person', atMs });
  });
}

/** Takes it back; repeated, it answers the same. Errors: CANCELLATION_OVER, SESSION_EXPIRED. */
export async function comeBack({ store, clock, caller }: Leaving): Promise<Cancellation> {
  const { id } = caller.account;
  return store.transact(async (tx) => {
    const [account, known] = await Promise.all([tx.get(accounts, id), tx.get(cancellations, id)]);
    if (!account) throw new AppError('SESSION_EXPIRED');
    if (known?.status === 'withdrawn') return known;
    if (known?.status !== 'asked') throw new AppError('CANCELLATION_OVER');
    const atMs = clock.nowMs();
    const { leavesAtMs: _day, ...stays } = account;
    tx.update(accounts, { ...stays, updatedAtMs: atMs });
    // Its deadline finds nothing to do.
    return advance(tx, cancellations, known, 'comeBack', { by: 'person', atMs });
  });
}
