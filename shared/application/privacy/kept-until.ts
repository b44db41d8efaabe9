import type { Cancellation } from '../../collections/cancellations';
import { ledgerEntries } from '../../collections/ledger';
import { dayMs, shanghaiDate } from '../../domain/calendar/calendar';
import { monthOf } from '../../domain/calendar/month';
import { keptYears } from '../../domain/privacy/retentions';
import { ordersOf, tasksOf } from './found-by';
import type { Reading } from './holding';

/** The longest that so many years are. */
const yearsMs = (years: number): number => years * 366 * dayMs;

/** When the account's last trade ended; `nowMs` where there was none, for the consents that are proven. */
async function lastTradeMs(store: Reading, accountId: string, nowMs: number): Promise<number> {
  const [own, published] = await Promise.all([ordersOf(store, accountId), tasksOf(store, accountId)]);
  const moments = [...own, ...published].map(({ updatedAtMs }) => updatedAtMs);
  return moments.length === 0 ? nowMs : Math.max(...moments);
}

/** When the account's last money moved; undefined: none ever did. */
async function lastMoneyMs(store: Reading, accountId: string): Promise<number | undefined> {
  const page = { limit: 1, order: 'desc' } as const;
  const newest = await Promise.all([
    store.list(ledgerEntries, 'settled', [accountId], page),
    store.list(ledgerEntries, 'drawn', [accountId], page),
    store.list(ledgerEntries, 'paid', [accountId], page),
  ]);
  const moments = newest.flatMap(({ items }) => items.map(({ atMs }) => atMs));
  return moments.length === 0 ? undefined : Math.max(...moments);
}

/** Archives of accounts are counted from the end of their year. */
const endOfYearMs = (atMs: number): number => monthOf(`${shanghaiDate(atMs).slice(0, 4)}-12`).endMs;

/** What the law keeps of an account that is cancelled, and until when. */
export async function keptUntil(
  store: Reading,
  accountId: string,
  nowMs: number,
): Promise<Cancellation['kept']> {
  const [tradeMs, moneyMs] = await Promise.all([
    lastTradeMs(store, accountId, nowMs),
    lastMoneyMs(store, accountId),
  ]);
  const trade = { keptFor: 'trade' as const, untilMs: tradeMs + yearsMs(keptYears.trade) };
  if (moneyMs === undefined) return [trade];
  return [trade, { keptFor: 'tax', untilMs: endOfYearMs(moneyMs) + yearsMs(keptYears.tax) }];
}
