import * as z from 'zod';
import { amount } from '../contract/amount';
import { fundingLifecycle, fundingStatuses } from '../domain/lifecycles/funding-lifecycle';
import { refundLifecycle, refundStatuses } from '../domain/lifecycles/refund-lifecycle';
import { fundingPurposes } from '../domain/money/funding-purposes';
import { collection, personal } from './collection';
import { count, id, moment } from './fields';
import { changeableTerms } from './tasks';

/** How money of publishers comes in. */
const fundingChannels = ['bank-transfer', 'wechat-pay'] as const;

/** From whose account money came, as the bank names it: there it goes back to. */
const payer = {
  payerName: personal(z.string(), 'payer'),
  payerAccount: personal(z.string(), 'payer'),
  payerBank: z.string(),
};

/**
 * What a publisher is asked to pay, and what was paid; the id is the reference by which the payment is known.
 */
export const fundings = collection(
  'fundings',
  z.strictObject({
    id,
    publisherId: id,
    taskId: id,
    /** Of the task, as it was asked for. */
    title: z.string(),
    status: z.enum(fundingStatuses),
    channel: z.enum(fundingChannels),
    purpose: z.enum(fundingPurposes),
    amountFen: amount(1),
    /** For so many places in all. */
    places: z.int().min(1),
    createdAtMs: moment,
    updatedAtMs: moment,
    payerName: payer.payerName.exactOptional(),
    payerAccount: payer.payerAccount.exactOptional(),
    payerBank: payer.payerBank.exactOptional(),
    /** How much of it went back. */
    refundedFen: amount(),
    /** The newest order at WeChat Pay that it can be paid by, or was paid by; and how many there were. */
    chargeId: id.exactOptional(),
    charges: count.exactOptional(),
  }),
  {
    parsedOnRead: true,
    lifecycle: fundingLifecycle,
    indexes: {
      status: { partition: (doc) => [doc.status], sort: (doc) => doc.createdAtMs },
      task: { partition: (doc) => [doc.taskId], sort: (doc) => doc.createdAtMs },
      publisher: { partition: (doc) => [doc.publisherId], sort: (doc) => doc.createdAtMs },
    },
  },
);
export type Funding = z.output<(typeof fundings)['schema']>;

/** Money that goes back to the account it came from, within seven days. */
export const refunds = collection(
  'refunds',
  z.strictObject({
    id,
    publisherId: id,
    taskId: id,
    title: z.string(),
    fundingId: id,
    status: z.enum(refundStatuses),
    channel: z.enum(fundingChannels),
    amountFen: amount(1),
    ...payer,
    createdAtMs: moment,
    updatedAtMs: moment,
    /** By when it must have been sent. */
    dueAtMs: moment,
    /** Transfers that came back, and why the last one did. */
    failures: count,
    failure: z.string().exactOptional(),
    /** The bank's number of the transfer. */
    bankSerial: z.string().exactOptional(),
    /** The order that it goes back by, where it was paid by WeChat Pay. */
    chargeId: id.exactOptional(),
    /** When that rail is next asked, and how often it was since anything was learnt. */
    askAtMs: moment.exactOptional(),
    asks: count.exactOptional(),
    /** That rail's number of it. */
    railNumber: z.string().max(80).exactOptional(),
  }),
  {
    parsedOnRead: true,
    lifecycle: refundLifecycle,
    indexes: {
      railNumber: {
        partition: ({ railNumber }) => (railNumber === undefined ? undefined : [railNumber]),
        sort: (doc) => doc.createdAtMs,
      },
      asked: {
        partition: ({ askAtMs }) => (askAtMs === undefined ? undefined : ['asked']),
        sort: ({ askAtMs = 0 }) => askAtMs,
      },
      status: { partition: (doc) => [doc.status], sort: (doc) => doc.dueAtMs },
      task: { partition: (doc) => [doc.taskId], sort: (doc) => doc.createdAtMs },
      publisher: { partition: (doc) => [doc.publisherId], sort: (doc) => doc.createdAtMs },
    },
  },
);
export type Refund = z.output<(typeof refunds)['schema']>;

/** Other terms of an open task: those who signed up are asked once what they cost more is paid. */
const wantedTerms = z.strictObject({
  /** Of the terms that they change. */
  termsVersion: z.int().min(1),
  terms: changeableTerms,
  /** What was paid for them; absent: nothing yet. */
  paidFen: amount(1).exactOptional(),
});
export type WantedTerms = z.output<typeof wantedTerms>;

/** What is reserved for a task, under its id; what orders earn is not taken off here (docs/adr/0030). */
export const taskFunds = collection(
  'taskFunds',
  z.strictObject({
    id,
    publisherId: id,
    /** Paid for it, less what went back. */
    reservedFen: amount(),
    /** What has to be paid now. */
    fundingId: id.exactOptional(),
    /** How many places that is for, when more are wanted than the task has. */
    wantedPlaces: z.int().min(1).exactOptional(),
    wantedTerms: wantedTerms.exactOptional(),
    /** What orders on earlier terms may need beyond what the task costs by its own, fen; kept until it is over. */
    surplusFen: amount().exactOptional(),
    /** How often something went back. */
    returns: count,
    /** Since when no order of the closed task was seen that could earn. */
    quietSinceMs: moment.exactOptional(),
  }),
  { parsedOnRead: true },
);
export type TaskFunds = z.output<(typeof taskFunds)['schema']>;
