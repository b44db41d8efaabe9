import {
  type DailySeal,
  dailySeals,
  type LedgerEntry,
  ledgerShards,
  publisherFunds,
  workerBooks,
} from '../../collections/ledger';
import { type StoredTaxYear, taxYearShards, taxYears } from '../../collections/taxes';
import { dayMs, shanghaiDate } from '../../domain/calendar/calendar';
import { type LedgerAccount, postingsFault, sumOn } from '../../domain/ledger/accounts';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';
import { type Balances, balancesOfPublisher, balancesOfWorker } from './balances-of';
import { entryHash, genesis } from './entry-hash';
import { entriesOfDay, rootsOf, sealHash } from './seal';
import { taxYearProblems } from './tax-year-problems';

/** What is wrong with the ledger, in words, and how much was looked at. */
export interface Verification {
  readonly problems: readonly string[];
  readonly entries: number;
  readonly books: number;
  readonly seals: number;
  readonly taxYears: number;
}

type Reading = Pick<Store, 'list'>;

/** A book as it is stored: its balances beside how far it has come. */
interface StoredBook {
  readonly seq: number;
  readonly head: string;
  readonly atMs: number;
  readonly balances: Balances;
}

const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);

/** Days from the first sealed one to this moment's. */
function daysFrom(first: string, nowMs: number): string[] {
  const days: string[] = [];
  for (let atMs = noon(first); shanghaiDate(atMs) <= shanghaiDate(nowMs); atMs += dayMs)
    days.push(shanghaiDate(atMs));
  return days;
}

/** Each seal by itself, behind the one before, and of every day. */
function sealProblems(seals: readonly DailySeal[]): string[] {
  return seals.flatMap((seal, at) => {
    const before = seals[at - 1];
    const problems: string[] = [];
    if (seal.hash !== sealHash(seal)) problems.push(`seal ${seal.id}: changed`);
    if (seal.prev !== (before?.hash ?? genesis)) problems.push(`seal ${seal.id}: not behind the one before`);
    if (before && shanghaiDate(noon(before.id) + dayMs) !== seal.id)
      problems.push(`seal ${seal.id}: a day before it has none`);
    return problems;
  });
}

/** A day's entries against its seal. */
function rootProblems(seal: DailySeal, shards: readonly (readonly LedgerEntry[])[]): string[] {
  const { roots, counts } = rootsOf(shards);
  return roots.flatMap((root, shard) =>
    root === seal.roots[shard]
      ? []
      : [
          `day ${seal.id}, shard ${shard}: ${counts[shard]} entries, not those ${seal.counts[shard]} of its seal`,
        ],
  );
}

/** Each entry by itself. */
function entryProblems(entry: LedgerEntry): string[] {
  const fault = postingsFault(entry.postings);
  return [
    ...(entry.hash === entryHash(entry) ? [] : [`entry ${entry.id}: changed`]),
    ...(fault === undefined ? [] : [`entry ${entry.id}: ${fault}`]),
    ...(entry.day === shanghaiDate(entry.atMs) ? [] : [`entry ${entry.id}: of another day`]),
  ];
}

type Linked = LedgerEntry['links'][number] & { readonly entry: LedgerEntry };

/** The entries of each book, in their order. */
function byBook(entries: readonly LedgerEntry[]): Map<string, Linked[]> {
  const books = new Map<string, Linked[]>();
  for (const entry of entries)
    for (const link of entry.links) {
      const linked = books.get(link.book) ?? [];
      linked.push({ ...link, entry });
      books.set(link.book, linked);
    }
  for (const linked of books.values()) linked.sort((a, b) => a.seq - b.seq);
  return books;
}

/** What each entry says that its book holds after it, and where it stands in it, by the entries before. */
function runningProblems(name: string, linked: readonly Linked[]): string[] {
  const held = new Map<LedgerAccount, number>();
  return linked.flatMap(({ entry, balances, atMs }, at) => {
    const before = linked[at - 1];
    const placeMs = before ? Math.max(entry.atMs, before.atMs + 1) : entry.atMs;
    const problems = atMs === placeMs ? [] : [`book ${name}: ${entry.id} stands at another moment`];
    for (const { account, balanceFen } of balances) {
      const sum = (held.get(account) ?? 0) + sumOn(entry.postings, account);
      // Told once, not of every entry behind it.
      held.set(account, balanceFen);
      if (sum !== balanceFen)
        problems.push(`book ${name}: ${entry.id} says ${balanceFen} ${account}, the entries up to it ${sum}`);
    }
    return problems;
  });
}

/** A book's chain without a gap or a stranger, and its balance as its entries say. */
function bookProblems(name: string, linked: readonly Linked[], stored: StoredBook | undefined): string[] {
  const problems = runningProblems(name, linked);
  linked.forEach(({ entry, seq, prev }, at) => {
    if (seq !== at + 1)
      problems.push(`book ${name}: entry ${at + 1} is missing or there twice (${entry.id})`);
    if (prev !== (linked[at - 1]?.entry.hash ?? genesis))
      problems.push(`book ${name}: entry ${seq} is not behind the one before (${entry.id})`);
  });
  if (!stored) return [...problems, `book ${name}: missing`];
  const last = linked.at(-1);
  const isLast = stored.head === (last?.entry.hash ?? genesis) && stored.atMs === last?.atMs;
  if (stored.seq !== linked.length || !isLast) problems.push(`book ${name}: ends at another entry`);
  for (const { account, balanceFen } of stored.balances) {
    const sum = linked.reduce((total, { entry }) => total + sumOn(entry.postings, account), 0);
    if (sum !== balanceFen)
      problems.push(`book ${name}: holds ${balanceFen}, its entries say ${sum} ${account}`);
  }
  return problems;
}

/** Every book that is stored, by its name in entries. */
async function storedBooks(store: Reading): Promise<Map<string, StoredBook>> {
  const shards = Array.from({ length: ledgerShards }, (_, shard) => shard);
  const [publishers, workers] = await Promise.all([
    Promise.all(shards.map((shard) => allOf(store, publisherFunds, 'all', [shard]))),
    Promise.all(shards.map((shard) => allOf(store, workerBooks, 'all', [shard]))),
  ]);
  return new Map([
    ...publishers
      .flat()
      .map((book): [string, StoredBook] => [
        `publisher:${book.id}`,
        { ...book, balances: balancesOfPublisher(book) },
      ]),
    ...workers
      .flat()
      .map((book): [string, StoredBook] => [
        `worker:${book.id}`,
        { ...book, balances: balancesOfWorker(book) },
      ]),
  ]);
}

/** Every tax year that there is, from the year of the first entry on. */
async function storedTaxYears(store: Reading, firstDay: string, nowMs: number): Promise<StoredTaxYear[]> {
  const [first, last] = [Number(firstDay.slice(0, 4)), Number(shanghaiDate(nowMs).slice(0, 4))];
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const shards = Array.from({ length: taxYearShards }, (_, shard) => shard);
  const lists = await Promise.all(
    years.flatMap((year) => shards.map((shard) => allOf(store, taxYears, 'year', [year, shard]))),
  );
  return lists.flat();
}

/** What a task may hold: never less than nothing. */
function reserveProblems(entries: readonly LedgerEntry[]): string[] {
  const reserves = new Map<string, number>();
  for (const { taskId, postings } of entries)
    if (taskId !== undefined) reserves.set(taskId, (reserves.get(taskId) ?? 0) + sumOn(postings, 'reserve'));
  return [...reserves].flatMap(([taskId, sum]) => (sum < 0 ? [`task ${taskId}: its reserve is ${sum}`] : []));
}

/**
 * Reads the whole ledger and holds each entry, chain, balance, seal and tax year against the others. `kept` is a seal's hash from
 * the log or a file elsewhere: without it somebody who can write every document can write another history. What was
 * written today is under no seal yet.
 */
export async function verifyLedger(
  store: Reading,
  nowMs: number,
  kept?: { readonly day: string; readonly root: string },
): Promise<Verification> {
  const seals = await allOf(store, dailySeals, 'all', ['all']);
  const problems = sealProblems(seals);
  if (kept && seals.find(({ id }) => id === kept.day)?.hash !== kept.root)
    problems.push(`seal ${kept.day}: not the one that was kept`);
  const books = await storedBooks(store);
  const [first] = seals;
  if (!first) {
    if (books.size > 0) problems.push('books without a seal: the chain of days is missing');
    return { problems, entries: 0, books: books.size, seals: 0, taxYears: 0 };
  }
  const entries: LedgerEntry[] = [];
  for (const day of daysFrom(first.id, nowMs)) {
    const shards = await entriesOfDay(store, day);
    const seal = seals.find(({ id }) => id === day);
    if (seal) problems.push(...rootProblems(seal, shards));
    entries.push(...shards.flat());
  }
  problems.push(...entries.flatMap(entryProblems));
  const chains = byBook(entries);
  for (const name of new Set([...books.keys(), ...chains.keys()]))
    problems.push(...bookProblems(name, chains.get(name) ?? [], books.get(name)));
  problems.push(...reserveProblems(entries));
  const years = await storedTaxYears(store, first.id, nowMs);
  problems.push(...taxYearProblems(entries, years));
  const counts = { entries: entries.length, books: books.size, seals: seals.length, taxYears: years.length };
  return { problems, ...counts };
}
