import { freshIdentity } from '../../shared/application/account/wechat-identity';
import { once, type RecordResult } from '../../shared/application/idempotency/idempotency';
import { isProvenAs } from '../../shared/application/payouts/draw-hurdle';
import { accounts as people } from '../../shared/collections/accounts';
import { type PayoutAccount, payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { ParsedInputOf } from '../../shared/contract/action';
import { AppError } from '../../shared/contract/errors';
import { payoutsContract } from '../../shared/contract/payouts';
import type { Context, Ports, UseCase } from '../../shared/ports/context';
import type { Transaction } from '../../shared/ports/store';
import { payoutAccountsOf, payoutAccountView } from './account-view';
import { dropFromBook } from './drop-from-book';
import { pauseEnd } from './pause';

type Binding = ParsedInputOf<typeof payoutsContract.bindAccount>;

const maxBound = { wechat: 1, alipay: 3 } as const;

/** The one legal name of a person: set with the first payout account, equal in all, see unbind. */
async function setLegalName(tx: Transaction, { caller, clock }: Context<'consented'>, realName: string) {
  const person = await tx.get(people, caller.account.id);
  if (!person) throw new AppError('SESSION_EXPIRED');
  if (person.legalName !== undefined && person.legalName !== realName)
    throw new AppError('LEGAL_NAME_MISMATCH');
  if (person.legalName === undefined) {
    tx.update(people, { ...person, legalName: realName, updatedAtMs: clock.nowMs() });
  }
}

/** What its person has allowed for this wallet, they have allowed however often it is bound. */
const withMandate = (account: PayoutAccount, { accountId, mandate }: PayoutAccount): PayoutAccount =>
  mandate !== undefined && accountId === account.accountId ? { ...account, mandate } : account;

/**
 * Takes the destination for this person; its id is its keyed hash, so it has one owner at a time. Whoever has it by word
 * alone, or was told by its rail that the name is another, yields to somebody whose name was checked.
 */
async function claim(tx: Transaction, account: PayoutAccount, nowMs: number): Promise<void> {
  const taken = await tx.get(payoutAccounts, account.id);
  if (!taken) return tx.create(payoutAccounts, account);
  if (taken.status === 'bound') {
    const [own, holder] = await Promise.all([
      tx.get(workerIdentities, account.accountId),
      tx.get(workerIdentities, taken.accountId),
    ]);
    const isHeldByWord = holder?.provenAtMs === undefined || taken.refusedAtMs !== undefined;
    if (!isHeldByWord || !isProvenAs(own, account.realName)) throw new AppError('PAYOUT_ACCOUNT_TAKEN');
    const book = await tx.get(payoutBooks, taken.accountId);
    if (book) await dropFromBook(tx, { account: taken, book }, nowMs);
  }
  tx.update(payoutAccounts, withMandate(account, taken));
}

/** Binds in one transaction: legal name, destination, the person's book within its limits, and the event. */
async function bind(tx: Transaction, context: Context<'consented'>, fresh: PayoutAccount) {
  const nowMs = context.clock.nowMs();
  await setLegalName(tx, context, fresh.realName);
  const book = await tx.get(payoutBooks, fresh.accountId);
  const { id, channel } = fresh;
  const bound = book?.accounts ?? [];
  // Own facts come first, so that nobody at their limit learns who else uses an account.
  if (bound.some((each) => each.id === id)) throw new AppError('PAYOUT_ACCOUNT_BOUND');
  if (bound.filter((each) => each.channel === channel).length >= maxBound[channel]) {
    throw new AppError('PAYOUT_ACCOUNT_LIMIT');
  }
  // Whoever had an account before is changing it: the pause gives the owner time to notice.
  const account = book ? { ...fresh, pausedUntilMs: pauseEnd(nowMs) } : fresh;
  await claim(tx, account, nowMs);
  const entry = {
    ...book,
    id: fresh.accountId,
    accounts: [...bound, { id, channel }],
    defaultId: book?.defaultId ?? id,
  };
  if (book) tx.update(payoutBooks, entry);
  else tx.create(payoutBooks, entry);
  tx.emit({ type: 'payoutAccount.bound', accountId: fresh.accountId, facts: { channel } });
  return payoutAccountView(account, entry.defaultId, nowMs);
}

/** Where money would go, and the id under which only one person may hold it. */
function destinationOf({ hash, wechat }: Pick<Ports, 'hash' | 'wechat'>, input: Binding, openid: string) {
  if (input.channel === 'wechat') {
    return { destination: openid, id: hash.hash('payout-wechat', wechat.appId, openid) };
  }
  const destination = input.alipayLogonId ?? '';
  return { destination, id: hash.hash('payout-alipay', destination) };
}

/**
 * Binds the person's WeChat wallet or an Alipay account. A fresh login code proves that the person of the
 * session holds the phone. At most one WeChat and three Alipay accounts, all under one legal name.
 * Errors: LEGAL_NAME_MISMATCH, PAYOUT_ACCOUNT_TAKEN, PAYOUT_ACCOUNT_LIMIT, PAYOUT_ACCOUNT_BOUND,
 * WECHAT_IDENTITY_MISMATCH, and those of WeChat.
 */
export const bindAccount: UseCase<typeof payoutsContract.bindAccount, 'wechat' | 'hash' | 'signIn'> = (
  input,
  context,
) => {
  const accountId = context.caller.account.id;
  return once(context, payoutsContract.bindAccount, {
    input,
    differing: ['loginCode'],
    async run(record: RecordResult<{ readonly payoutAccountId: string }>) {
      const { openid } = await freshIdentity(context, input.loginCode);
      const account: PayoutAccount = {
        ...destinationOf(context, input, openid),
        accountId,
        channel: input.channel,
        status: 'bound',
        realName: input.realName,
        boundAtMs: context.clock.nowMs(),
      };
      const bound = await context.store.transact((tx) => {
        record(tx, { payoutAccountId: account.id });
        return bind(tx, context, account);
      });
      return { account: bound };
    },
    async replay({ payoutAccountId }) {
      const account = (await payoutAccountsOf(context.store, accountId, context.clock.nowMs())).find(
        (each) => each.payoutAccountId === payoutAccountId,
      );
      if (!account) throw new AppError('PAYOUT_ACCOUNT_NOT_FOUND');
      return { account };
    },
  });
};
