import type { LedgerEntry } from '../../collections/ledger';
import { dayMs, shanghaiDate } from '../../domain/calendar/calendar';
import { sumOn } from '../../domain/ledger/accounts';
import type { Store } from '../../ports/store';
import { entriesOfDay } from '../ledger/seal';

/** What the ledger says one account was settled in a stretch of time, and under which taxpayer. */
export interface SettledAccount {
  readonly workerId: string;
  /** As corrected since. */
  readonly personKey: string;
  readonly grossFen: number;
  readonly orders: number;
}

async function entriesFrom(store: Pick<Store, 'list'>, fromMs: number, toMs: number): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let atMs = fromMs; shanghaiDate(atMs) <= shanghaiDate(toMs); atMs += dayMs)
    entries.push(...(await entriesOfDay(store, shanghaiDate(atMs))).flat());
  return entries.toSorted((one, other) => one.atMs - other.atMs);
}

/** Whom a taxpayer was corrected to, in the same year. */
function correctedBy(entries: readonly LedgerEntry[]): (personKey: string) => string {
  const to = new Map<string, string>();
  for (const { formerKey, personKey } of entries)
    if (formerKey !== undefined && personKey !== undefined) {
      for (const [from, current] of to) if (current === formerKey) to.set(from, personKey);
      to.delete(personKey);
      to.set(formerKey, personKey);
    }
  return (personKey) => to.get(personKey) ?? personKey;
}

/**
 * Everything that was settled between two moments of one year, an account each, from the ledger alone. A taxpayer who was
 * corrected before `nowMs` counts as the right one.
 */
export async function settledBetween(
  store: Pick<Store, 'list'>,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  nowMs: number,
): Promise<SettledAccount[]> {
  const entries = await entriesFrom(store, startMs, nowMs);
  const year = shanghaiDate(startMs).slice(0, 4);
  const rightOf = correctedBy(entries.filter(({ kind, day }) => kind === 'taxpayer' && day.startsWith(year)));
  const accounts = new Map<string, SettledAccount>();
  for (const { kind, atMs, workerId, personKey, orderIds = [], postings } of entries) {
    if (
      (kind !== 'settle' && kind !== 'unsettle') ||
      atMs >= endMs ||
      workerId === undefined ||
      personKey === undefined
    )
      continue;
    const key = rightOf(personKey);
    const before = accounts.get(`${workerId} ${key}`);
    accounts.set(`${workerId} ${key}`, {
      workerId,
      personKey: key,
      grossFen: (before?.grossFen ?? 0) - sumOn(postings, 'earned'),
      orders: (before?.orders ?? 0) + (kind === 'settle' ? orderIds.length : -orderIds.length),
    });
  }
  // Whose settlements were all taken back was paid nothing.
  return [...accounts.values()].filter(({ grossFen }) => grossFen !== 0);
}
