import { allOf } from '../../../shared/application/listing/all-of';
import { ledgerEntries } from '../../../shared/collections/ledger';
import { type WorkerIdentity, workerIdentities } from '../../../shared/collections/worker-identities';
import { hourMs } from '../../../shared/domain/calendar/calendar';
import { monthOf, monthsUpTo } from '../../../shared/domain/calendar/month';
import type { YearMonth } from '../../../shared/domain/papers/worker-papers';
import { workerStatement } from '../../../shared/domain/statements/worker-statement';
import type { Store } from '../../../shared/ports/store';

const isProven = ({ provenAtMs, reopenedAtMs }: WorkerIdentity): boolean =>
  provenAtMs !== undefined && reopenedAtMs === undefined;

/** All accounts of a person; whose number is not proven to be theirs sees the own account alone, and is seen by nobody. */
export async function accountsOf(store: Store, own: WorkerIdentity): Promise<string[]> {
  if (!isProven(own)) return [own.id];
  const all = await allOf(store, workerIdentities, 'person', [own.personKey]);
  return [...new Set([own.id, ...all.filter(isProven).map(({ id }) => id)])];
}

/** Months of a year in which something was settled to these accounts, from the ledger alone. */
export async function yearOf(store: Store, accounts: readonly string[], year: number): Promise<YearMonth[]> {
  // An entry's place in its book may be a little behind its moment; its day is the moment's.
  const bounds = { from: monthOf(`${year}-01`).startMs, to: monthOf(`${year}-12`).endMs + hourMs };
  const lists = await Promise.all(accounts.map((id) => allOf(store, ledgerEntries, 'settled', [id], bounds)));
  const entries = lists.flat();
  return monthsUpTo(`${year}-12`, 12).flatMap((month) => {
    const { settled, totals } = workerStatement(entries.filter(({ day }) => day.startsWith(month)));
    // One that was taken back is none.
    const settlements = settled.reduce((count, { grossFen }) => count + (grossFen < 0 ? -1 : 1), 0);
    return settled.length > 0 ? [{ month, settlements, totals }] : [];
  });
}
