import { createHash } from 'node:crypto';
import type { Account } from '../../collections/accounts';
import { agreementVersions } from '../../contract/agreements/versions';
import { AppError } from '../../contract/errors';
import type { Context } from '../../ports/context';

export interface AgreementRef {
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
