import * as z from 'zod';
import { amount } from '../contract/amount';
import { type LedgerAccount, ledgerAccounts, maxPostings } from '../domain/ledger/accounts';
import { maxOrdersOfSettlement } from '../domain/settlement/settlement';
import { collection } from './collection';
import { count, id, moment } from './fields';
import { shardOf } from './shards';
import { taxReceipt } from './taxes';

/** What moves money. Part of every entry's hash: a name is never given another meaning. */
export const entryKinds = [
  ...(['fund', 'return', 'refund', 'refunded', 'earn', 'settle', 'unsettle', 'taxpayer'] as const),
  ...(['payout', 'payoutPaid', 'payoutBack', 'payoutReturned'] as const),
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Entries of a day, and books, are spread over so many partitions. */
export const ledgerShards = 16;
/** Where money stands that is at a rail. */
const atRails: readonly LedgerAccount[] = ['wechatRail', 'alipayRail'];
/** Payments of a day are spread over so many. */
export const railShards = 4;
/** Entries of one task are many when many settle. */
export const taskShards = 4;

/** SHA-256, in hexadecimal digits. */
const hash = z.string().length(64);
/** YYYY-MM-DD in Asia/Shanghai. */
const day = z.string().length(10);

const entry = z.strictObject({
  /** Its purpose, such as `earn:<order>`: what was done once is never done again. */
  id,
  kind: z.enum(entryKinds),
  atMs: moment,
  /** In Asia/Shanghai. */
  day,
  /** Of one publisher's task; a settlement is of several. */
  publisherId: id.exactOptional(),
  workerId: id.exactOptional(),
  taskId: id.exactOptional(),
  orderId: id.exactOptional(),
  /** What a settlement settles, sorted. */
  orderIds: z.array(id).min(1).max(maxOrdersOfSettlement).exactOptional(),
  /** Whom it is taxed as: keyed hash of the identity number, the same for all accounts of a person. */
  personKey: id.exactOptional(),
  /** The wrong one under which it was, where a number is corrected. */
  formerKey: id.exactOptional(),
  fundingId: id.exactOptional(),
  refundId: id.exactOptional(),
  payoutId: id.exactOptional(),
  /** Why each fen of a settlement is what it is. */
  receipt: taxReceipt.exactOptional(),
  postings: z
    .array(z.strictObject({ account: z.enum(ledgerAccounts), amountFen: z.int() }))
    .min(2)
    .max(maxPostings),
  /**
   * Its place in each owned book that it touches: its number there, and the hash of the entry before; its moment in the book, which
   * is behind that of the entry before even where clocks differ; what the book holds after it.
   */
  links: z
    .array(
      z.strictObject({
        book: id,
        seq: z.int().min(1),
        prev: hash,
        atMs: moment,
        balances: z
          .array(z.strictObject({ account: z.enum(ledgerAccounts), balanceFen: amount() }))
          .min(1)
          .max(2),
      }),
    )
    .min(1)
    .max(3),
  /** Of what it was made from, such as a bank's serial number. */
  inputHash: hash,
  /** Of all the other fields. */
  hash,
});
export type LedgerEntry = z.output<typeof entry>;

/** Its moment in its owner's book: no other entry there has the same. */
const placeInBook = ({ atMs, links: [link] }: LedgerEntry): number => link?.atMs ?? atMs;

/** Every movement of money, once written never changed. */
export const ledgerEntries = collection('ledgerEntries', entry, {
  parsedOnRead: true,
  indexes: {
    day: { partition: (doc) => [doc.day, shardOf(doc.id, ledgerShards)], sort: (doc) => doc.atMs },
    /** What workers have earned by a publisher's tasks, by month. */
    earnedFrom: {
      partition: ({ id, kind, publisherId, day: of }) =>
        kind === 'earn' && publisherId !== undefined
          ? [publisherId, of.slice(0, 7), shardOf(id, taskShards)]
          : undefined,
      sort: (doc) => doc.atMs,
    },
    task: {
      partition: ({ id, taskId }) => (taskId === undefined ? undefined : [taskId, shardOf(id, taskShards)]),
      sort: (doc) => doc.atMs,
    },
    /** What has moved at the rails, by day. */
    rails: {
      partition: ({ id, postings, day: of }) =>
        postings.some(({ account }) => atRails.includes(account)) ? [of, shardOf(id, railShards)] : undefined,
      sort: (doc) => doc.atMs,
    },
    /** A worker's settlements, and those that were taken back. */
    settled: {
      partition: ({ kind, workerId }) =>
        (kind === 'settle' || kind === 'unsettle') && workerId !== undefined ? [workerId] : undefined,
      sort: placeInBook,
    },
    /** What a worker has drawn, and what of it came back. */
    drawn: {
      partition: ({ kind, workerId }) =>
        kind.startsWith('payout') && workerId !== undefined ? [workerId] : undefined,
      sort: placeInBook,
    },
    /** What a publisher has paid in, and what went back. */
    paid: {
      partition: ({ kind, publisherId }) =>
        publisherId !== undefined && (kind === 'fund' || kind === 'refunded') ? [publisherId] : undefined,
      sort: (doc) => doc.atMs,
    },
  },
});

/** How far a book has come: the number, hash and moment of its newest entry. */
const book = { id, seq: count, head: hash, atMs: moment };
/** What is on its way back to a publisher and not yet in a refund, under the account's id: no wallet. */
export const publisherFunds = collection(
  'publisherFunds',
  z.strictObject({ ...book, availableFen: amount() }),
  {
    parsedOnRead: true,
    indexes: { all: { partition: (doc) => [shardOf(doc.id, ledgerShards)], sort: (doc) => doc.id } },
  },
);
export type PublisherFunds = z.output<(typeof publisherFunds)['schema']>;

/** What a worker has earned by work that was accepted, and what of it is settled and not drawn, under the account's id. */
export const workerBooks = collection(
  'workerBooks',
  z.strictObject({ ...book, earnedFen: amount(), payableFen: amount() }),
  {
    parsedOnRead: true,
    indexes: { all: { partition: (doc) => [shardOf(doc.id, ledgerShards)], sort: (doc) => doc.id } },
  },
);

export type WorkerBook = z.output<(typeof workerBooks)['schema']>;

/** A day's entries under one root for each shard, chained to the day before; the id is the day. */
export const dailySeals = collection(
  'dailySeals',
  z.strictObject({
    id: day,
    roots: z.array(hash).length(ledgerShards),
    counts: z.array(count).length(ledgerShards),
    /** The hash of the day before; zeros for the first. */
    prev: hash,
    hash,
    sealedAtMs: moment,
  }),
  {
    parsedOnRead: true,
    indexes: { all: { partition: () => ['all'], sort: (doc) => doc.id } },
  },
);
export type DailySeal = z.output<(typeof dailySeals)['schema']>;
