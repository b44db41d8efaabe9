import { type PublisherRecord, publisherRecords } from '../../collections/publishers';
import type { Store } from '../../ports/store';
import { allOf } from '../listing/all-of';

const ofAccount = 'account-';
const ofCompany = 'company-';
const ofContact = 'contact-';

/** Of an account alone. */
export const accountKey = (accountId: string): string => `${ofAccount}${accountId}`;

/** Under what a payer is known, whatever the name: the account, the enterprise, and the contact by a keyed hash of the number. */
export const payerKeys = (
  accountId: string,
  record: Pick<PublisherRecord, 'creditCode' | 'identity'> | undefined,
): string[] => [
  accountKey(accountId),
  ...(record?.creditCode === undefined ? [] : [`${ofCompany}${record.creditCode}`]),
  ...(record?.identity === undefined ? [] : [`${ofContact}${record.identity.numberHash}`]),
];

/** The accounts that are known under a key. */
export async function accountsOf(store: Pick<Store, 'list'>, key: string): Promise<string[]> {
  if (key.startsWith(ofAccount)) return [key.slice(ofAccount.length)];
  const isCompany = key.startsWith(ofCompany);
  const value = key.slice((isCompany ? ofCompany : ofContact).length);
  const found = await allOf(store, publisherRecords, isCompany ? 'company' : 'contact', [value]);
  return found.map(({ id }) => id);
}
