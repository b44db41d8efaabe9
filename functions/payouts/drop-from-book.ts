import { accounts as people } from '../../shared/collections/accounts';
import { payoutAccounts, payoutBooks } from '../../shared/collections/payouts';
import { workerIdentities } from '../../shared/collections/worker-identities';
import type { Transaction } from '../../shared/ports/store';
import type { ownAccount } from './own-account';
import { pauseEnd } from './pause';

/** Whoever takes over as the default is a change of account, as by setDefault. */
async function pauseNewDefault(tx: Transaction, id: string, nowMs: number): Promise<void> {
  const account = await tx.get(payoutAccounts, id);
  if (account) tx.update(payoutAccounts, { ...account, pausedUntilMs: pauseEnd(nowMs) });
}

/** A name to which nothing was paid, and that no register knows, was perhaps a mistake: it goes with the last account, and another may come. */
async function releaseLegalName(tx: Transaction, accountId: string, nowMs: number): Promise<void> {
  const person = await tx.get(people, accountId);
  if (person?.legalName === undefined || (await tx.get(workerIdentities, accountId))) return;
  const { legalName: _, ...rest } = person;
  tx.update(people, { ...rest, updatedAtMs: nowMs });
}

/**
 * Takes an account out of its person's book, and tells them; the oldest of those left becomes the one that is paid to, after a
 * day's pause. With the last one goes the legal name, unless something was paid under it.
 */
export async function dropFromBook(
  tx: Transaction,
  { account, book }: Awaited<ReturnType<typeof ownAccount>>,
  nowMs: number,
): Promise<void> {
  const { id, accountId, channel } = account;
  const left = book.accounts.filter((each) => each.id !== id);
  const defaultId = book.defaultId === id ? left[0]?.id : book.defaultId;
  const { defaultId: _, ...rest } = book;
  tx.update(payoutBooks, { ...rest, accounts: left, ...(defaultId !== undefined && { defaultId }) });
  if (defaultId !== undefined && defaultId !== book.defaultId) await pauseNewDefault(tx, defaultId, nowMs);
  if (left.length === 0 && book.firstPaidAtMs === undefined) await releaseLegalName(tx, accountId, nowMs);
  tx.emit({ type: 'payoutAccount.unbound', accountId, facts: { channel } });
}
