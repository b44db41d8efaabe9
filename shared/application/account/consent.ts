import { createHash } from 'node:crypto';
import type { Account } from '../../collections/accounts';
import { agreements } from '../../contract/agreements';
import { agreementVersions } from '../../contract/agreements/versions';
import { AppError } from '../../contract/errors';
import type { Context } from '../../ports/context';

interface AgreementRef {
  readonly id: string;
  readonly version: string;
}

/** Agreements whose current version the account has not accepted. */
export const awaitingConsent = (account: Account): AgreementRef[] =>
  agreementVersions
    .filter(
      ({ id, version }) => !account.consents.some((given) => given.id === id && given.version === version),
    )
    .map(({ id, version }) => ({ id, version }));

/** Whether every current agreement is accepted; without it an account may only browse. */
export const hasConsented = (account: Account): boolean => awaitingConsent(account).length === 0;

/** Of a text that somebody agrees to, so that it can be shown later which one it was. */
export const textHash = (text: unknown): string =>
  createHash('sha256').update(JSON.stringify(text)).digest('base64url');

/**
 * The account with consents added: which text, which version, when (PIPL art. 14).
 * Errors: AGREEMENT_UNKNOWN when a version is not the current one.
 */
export function withConsents(account: Account, accepted: readonly AgreementRef[], nowMs: number): Account {
  const given = accepted.map(({ id, version }) => {
    const agreement = agreements.find((each) => each.id === id && each.version === version);
    if (!agreement) throw new AppError('AGREEMENT_UNKNOWN');
    return { id, version, textHash: textHash(agreement), acceptedAtMs: nowMs };
  });
  const fresh = given.filter(
    ({ id, version }, at) =>
      !account.consents.some((old) => old.id === id && old.version === version) &&
      given.findIndex((each) => each.id === id) === at,
  );
  return { ...account, consents: [...account.consents, ...fresh], updatedAtMs: nowMs };
}

/** WeChat's advice for rank 4 is to block. */
const blockedRiskRank = 4;

/**
 * Asks WeChat about a person who is about to register. A check that cannot answer shuts nobody out: it is reported,
 * for it is ours to mend. Errors: WECHAT_RISK_BLOCKED.
 */
export async function checkRisk(
  { wechat, client, report }: Pick<Context<'public', 'wechat'>, 'wechat' | 'client' | 'report'>,
  openid: string,
): Promise<void> {
  const rank = await wechat
    .riskRank({ openid, scene: 0, clientIp: client.ip })
    .catch((error: unknown) => report(error));
  if (rank !== undefined && rank >= blockedRiskRank) throw new AppError('WECHAT_RISK_BLOCKED');
}
