import * as z from 'zod';
import { payoutChannels } from '../domain/money/payout-channels';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/** A WeChat wallet or Alipay account; the id is the keyed hash of its destination, so it has one owner. */
export const payoutAccounts = collection(
  'payoutAccounts',
  z.strictObject({
    id,
    accountId: id,
    channel: z.enum(payoutChannels),
    status: z.enum(['bound', 'unbound']),
    realName: personal(z.string()),
    /** An openid of this mini-program, or an Alipay logon id. */
    destination: personal(z.string()),
    boundAtMs: moment,
    /** No payout to this account before this moment. */
    pausedUntilMs: moment.exactOptional(),
  }),
  { parsedOnRead: true },
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
