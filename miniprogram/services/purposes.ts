import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { hasAgreedTo, type Purpose } from '../stores/agreed-purposes';
import { profile } from '../stores/session';
import { api } from './api';
import { confirm } from './feedback';

export type PurposeTerms = OutputOf<typeof contract.account.purposes>['purposes'][number];

/** What somebody may agree to apart, and whether they have, as the server knows it. Errors: ClientError. */
export const loadPurposes = async (): Promise<PurposeTerms[]> => (await api.account.purposes({})).purposes;

/** The text of one of them. Errors: ClientError. */
export async function termsOf(purpose: Purpose): Promise<PurposeTerms> {
  const terms = (await loadPurposes()).find((each) => each.purpose === purpose);
  if (!terms) throw new Error(`no terms of ${purpose}`);
  return terms;
}

/** Keeps that the person agrees to the text that they have read. Errors: ClientError. */
export async function giveConsent({ purpose, version }: Pick<PurposeTerms, 'purpose' | 'version'>) {
  profile.set((await api.account.giveConsent({ purpose, version })).profile);
}

/** Takes it back; what was kept for it alone goes everywhere. Errors: ClientError. */
export async function withdrawConsent(purpose: Purpose): Promise<void> {
  profile.set((await api.account.withdrawConsent({ purpose })).profile);
}

/** Asks once, where it is needed first; whether the person agrees, or has before. Errors: ClientError. */
export async function askConsentTo(purpose: Purpose): Promise<boolean> {
  if (hasAgreedTo(purpose)) return true;
  const terms = await termsOf(purpose);
  const { title, paragraphs } = terms;
  if (!(await confirm({ title, text: paragraphs.join('\n'), yes: '同意', no: '不同意' }))) return false;
  await giveConsent(terms);
  return true;
}
