import * as z from 'zod';
import { amount } from '../contract/amount';
import { payoutLifecycle, payoutStatuses } from '../domain/lifecycles/payout-lifecycle';
import { payoutChannels } from '../domain/money/payout-channels';
import { collection, personal, secret } from './collection';
import { count, id, moment } from './fields';
import { shardOf } from './shards';

/** A WeChat wallet or Alipay account; the id is the keyed hash of its destination, so it has one owner. */
export const payoutAccounts = collection(
  'payoutAccounts',
  z.strictObject({
    id,
    accountId: id,
    channel: z.enum(payoutChannels),
    status: z.enum(['bound', 'unbound']),
    realName: personal(z.string(), 'legalName'),
    /** An openid of this mini-program, or an Alipay logon id. */
    destination: personal(z.string(), 'payoutAccount'),
    boundAtMs: moment,
    /** No payout to this account before this moment. */
    pausedUntilMs: moment.exactOptional(),
    /** When its rail last said that it cannot be paid to as it is: nothing goes to it by itself. */
    refusedAtMs: moment.exactOptional(),
    /** The number under which its person has allowed payments without confirming each. */
    mandate: id.exactOptional(),
  }),
  {
    parsedOnRead: true,
    indexes: { account: { partition: (doc) => [doc.accountId], sort: (doc) => doc.boundAtMs } },
  },
);
export type PayoutAccount = z.output<(typeof payoutAccounts)['schema']>;

/** Which payout accounts a person has, under the account's id: the limits are checked against one document. */
export const payoutBooks = collection(
  'payoutBooks',
  z.strictObject({
    id,
    accounts: z.array(z.strictObject({ id, channel: z.enum(payoutChannels) })).max(4),
    defaultId: id.exactOptional(),
    /** Set by the first payout: from then on the person's legal name stays, whatever is unbound. */
    firstPaidAtMs: moment.exactOptional(),
  }),
  { parsedOnRead: true },
);

/** What is due of one rail is spread over so many partitions. */
export const payoutShards = 8;

/** What a rail said, by its own name. */
const code = z.string().min(1).max(80);

/** Money on its way to a person; the id is the number that the rail knows it by. Never deleted. */
export const payouts = collection(
  'payouts',
  z.strictObject({
    id,
    accountId: id,
    channel: z.enum(payoutChannels),
    payoutAccountId: id,
    /** When that account was bound as it was paid to: one that was bound anew since is another. */
    accountBoundAtMs: moment,
    amountFen: amount(1),
    status: z.enum(payoutStatuses),
    createdAtMs: moment,
    updatedAtMs: moment,
    /** What the rail is sent, made once; every try sends this very text. */
    body: personal(z.string(), 'payoutAccount'),
    /** The rail's key that the text is encrypted for; empty where it has none. */
    keyId: z.string().max(80),
    /** When it is next looked at; without one nothing is to be done. */
    dueAtMs: moment.exactOptional(),
    /** How often it was handed to the rail. */
    sends: count,
    /** How often the rail was asked since anything was learnt. */
    asks: count,
    /** Since when nobody knows what came of it. */
    unknownSinceMs: moment.exactOptional(),
    /** A refusal that is not believed until the rail has twice said that there is no such payment. */
    refusal: code.exactOptional(),
    /** When it was first said that there is none. */
    noneAtMs: moment.exactOptional(),
    /** Why it ended without being paid. */
    reason: code.exactOptional(),
    railNumber: z.string().max(80).exactOptional(),
    /** What opens the page on which the person confirms. */
    prompt: z
      .strictObject({ mchId: z.string(), appId: z.string(), package: z.string().max(2_000) })
      .exactOptional(),
    /** Somebody has to look: two ends that contradict each other. */
    hold: code.exactOptional(),
    sentAtMs: moment.exactOptional(),
    waitingAtMs: moment.exactOptional(),
    endedAtMs: moment.exactOptional(),
    /** Reminders that went out. */
    reminders: count,
    /** Whether its person is asked to allow, with it, payments without confirming each; under its number. */
    asksMandate: z.literal(true).exactOptional(),
    /** The payout that did not work and that this one is made for. */
    replaces: id.exactOptional(),
  }),
  {
    parsedOnRead: true,
    lifecycle: payoutLifecycle,
    indexes: {
      due: {
        partition: ({ id: number, channel, dueAtMs }) =>
          dueAtMs === undefined ? undefined : [channel, shardOf(number, payoutShards)],
        sort: ({ dueAtMs = 0 }) => dueAtMs,
      },
      mine: { partition: (doc) => [doc.accountId], sort: (doc) => doc.createdAtMs },
      /** By the number that the rail's bills name, too. */
      railNumber: {
        partition: ({ channel, railNumber }) =>
          railNumber === undefined ? undefined : [channel, railNumber],
        sort: (doc) => doc.createdAtMs,
      },
    },
  },
);
export type Payout = z.output<(typeof payouts)['schema']>;

/** Drawings are spread over so many partitions. */
export const drawingShards = 4;

/** Money that goes out by itself, or waits to, under the id of the event that it came by. */
export const drawings = collection(
  'drawings',
  z.strictObject({
    id,
    accountId: id,
    /** When it is next looked at; without one it is done. */
    dueAtMs: moment.exactOptional(),
    expiresAtMs: moment,
  }),
  {
    indexes: {
      due: {
        partition: ({ id: event, dueAtMs }) =>
          dueAtMs === undefined ? undefined : [shardOf(event, drawingShards)],
        sort: ({ dueAtMs = 0 }) => dueAtMs,
      },
    },
    ttl: 'expiresAtMs',
  },
);
export type Drawing = z.output<(typeof drawings)['schema']>;

/** Keys and terms of a rail, under the channel's name: too long for a function's variables. */
export const railSettings = collection(
  'railSettings',
  z.strictObject({
    id,
    /** JSON, as `openRail` reads it. */
    settings: secret(z.string()),
    updatedAtMs: moment,
  }),
  { parsedOnRead: true },
);

/** Whether a rail does anything for us, under the channel's name. */
export const railStates = collection(
  'railStates',
  z.strictObject({
    id,
    stop: z.strictObject({ why: z.enum(['balance', 'rights', 'keys']), code, atMs: moment }).exactOptional(),
  }),
  { parsedOnRead: true },
);
