import { type Account, accounts, consentRecords, type PurposeConsent } from '../../collections/accounts';
import { purposeTerms } from '../../contract/agreements/purpose-terms';
import { AppError } from '../../contract/errors';
import { type ConsentPurpose, consentPurposes } from '../../domain/account/consent-purposes';
import type { Caller, Ports } from '../../ports/context';
import { textHash } from './consent';

/** What is kept for a purpose alone, and goes with the consent to it. */
const keptFor: Readonly<Record<ConsentPurpose, readonly string[]>> = {
  'check-in-position': [],
  home: ['home'],
};

/** The consent to a purpose in its current text; undefined where there is none. */
export const consentTo = (account: Account, asked: ConsentPurpose): PurposeConsent | undefined =>
  account.purposeConsents?.find(
    ({ purpose, version }) => purpose === asked && version === purposeTerms[asked].version,
  );

/** Purposes that somebody has agreed to, in their current text. */
export const agreedPurposes = (account: Account): ConsentPurpose[] =>
  consentPurposes.filter((purpose) => consentTo(account, purpose));

/** Errors: PURPOSE_NOT_AGREED with the purpose. */
export function demandConsentTo(account: Account, purpose: ConsentPurpose): void {
  if (!consentTo(account, purpose)) throw new AppError('PURPOSE_NOT_AGREED', { purpose });
}

const without = (account: Account, purpose: ConsentPurpose): Account =>
  Object.fromEntries(
    Object.entries(account).filter(([field]) => !keptFor[purpose].includes(field)),
  ) as Account;

const others = ({ purposeConsents = [] }: Account, purpose: ConsentPurpose): PurposeConsent[] =>
  purposeConsents.filter((each) => each.purpose !== purpose);

type Changing = Pick<Ports, 'store' | 'clock' | 'ids'> & { readonly caller: Caller };

/** What a consent changes about an account; undefined: it stands like that already. */
type Change = (account: Account, atMs: number) => { after: Account; consent: PurposeConsent } | undefined;

/** Changes the caller's account, and keeps what was given or withdrawn, and when, in the same commit. */
const change = (
  { store, clock, ids, caller }: Changing,
  step: 'given' | 'withdrawn',
  of: Change,
): Promise<Account> =>
  store.transact(async (tx) => {
    const account = await tx.get(accounts, caller.account.id);
    if (!account) throw new AppError('SESSION_EXPIRED');
    const atMs = clock.nowMs();
    const changed = of(account, atMs);
    if (!changed) return account;
    const { givenAtMs: _since, ...consent } = changed.consent;
    tx.create(consentRecords, { ...consent, id: ids.newId(), accountId: account.id, step, atMs });
    const after = { ...changed.after, updatedAtMs: atMs };
    tx.update(accounts, after);
    return after;
  });

/** Agrees to a purpose; repeated, the first moment stays. Errors: AGREEMENT_UNKNOWN for another text than the current. */
export const giveConsentTo = (
  context: Changing,
  purpose: ConsentPurpose,
  version: string,
): Promise<Account> => {
  const terms = purposeTerms[purpose];
  if (version !== terms.version) throw new AppError('AGREEMENT_UNKNOWN');
  return change(context, 'given', (account, givenAtMs) => {
    if (consentTo(account, purpose)) return undefined;
    const consent = { purpose, version, textHash: textHash(terms), givenAtMs };
    return { after: { ...account, purposeConsents: [...others(account, purpose), consent] }, consent };
  });
};

/** Takes a consent back; what was kept for it alone goes in the same commit. Errors: SESSION_EXPIRED. */
export const withdrawConsentTo = (context: Changing, purpose: ConsentPurpose): Promise<Account> =>
  change(context, 'withdrawn', (account) => {
    const consent = account.purposeConsents?.find((each) => each.purpose === purpose);
    if (!consent) return undefined;
    const after = { ...without(account, purpose), purposeConsents: others(account, purpose) };
    return { after, consent };
  });
