import { payerStops } from '../../collections/payer-stops';
import { publisherRecords } from '../../collections/publishers';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import type { Store, Transaction } from '../../ports/store';
import { setDeadline } from '../deadlines/deadlines';
import { payerKeys } from './payer-keys';

/** When the tasks of a payer who may not publish are taken from people. */
export const stopKind = 'payer.stop';

/** One cause more that a payer's new tasks are stopped; those that people see are closed within two minutes. */
export async function stopPayer(
  tx: Transaction,
  context: Pick<Ports, 'clock'>,
  accountId: string,
  keys: readonly string[],
): Promise<void> {
  const nowMs = context.clock.nowMs();
  const known = await Promise.all(keys.map((key) => tx.get(payerStops, key)));
  for (const [at, id] of keys.entries()) {
    const before = known[at];
    if (before) tx.update(payerStops, { id, causes: before.causes + 1, sinceMs: nowMs });
    else tx.create(payerStops, { id, causes: 1, sinceMs: nowMs });
  }
  await setDeadline(tx, context, { kind: stopKind, subject: accountId, dueAtMs: nowMs });
}

/** One cause less; without any, new tasks may be published again. */
export async function releasePayer(tx: Transaction, keys: readonly string[]): Promise<void> {
  const known = await Promise.all(keys.map((key) => tx.get(payerStops, key)));
  for (const stop of known)
    if (stop) tx.update(payerStops, { ...stop, causes: Math.max(0, stop.causes - 1) });
}

/** What stands against a payer at present, by whatever name, with its key. */
export async function stopsOf(
  store: Pick<Store, 'get' | 'getMany'>,
  accountId: string,
): Promise<readonly { readonly id: string; readonly sinceMs: number }[]> {
  const keys = payerKeys(accountId, await store.get(publisherRecords, accountId));
  const found = await store.getMany(payerStops, keys);
  return found.filter((stop) => stop !== undefined).filter(({ causes }) => causes > 0);
}

/** Errors: PUBLISHING_STOPPED. */
export async function checkNotStopped(
  store: Pick<Store, 'get' | 'getMany'>,
  accountId: string,
): Promise<void> {
  if ((await stopsOf(store, accountId)).length > 0) throw new AppError('PUBLISHING_STOPPED');
}
