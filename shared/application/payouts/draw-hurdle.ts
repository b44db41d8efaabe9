import type { PayoutAccount } from '../../collections/payouts';
import type { WorkerIdentity } from '../../collections/worker-identities';
import type { DrawHurdle } from '../../domain/money/draw-hurdles';
import type { PayoutRail } from '../../ports/payout-rail';

/** What decides whether somebody's money can be drawn to one of their accounts. */
interface DrawFacts {
  readonly payableFen: number;
  readonly account: PayoutAccount;
  readonly identity: WorkerIdentity | undefined;
  readonly rail: Pick<PayoutRail, 'capabilities'>;
}

/** Whether somebody was proven to be somebody, and goes by this name. */
export const isProvenAs = (identity: WorkerIdentity | undefined, realName: string): boolean =>
  isProven(identity) && identity.legalName === realName;

const isProven = (identity: WorkerIdentity | undefined): identity is WorkerIdentity =>
  identity?.provenAtMs !== undefined && identity.reopenedAtMs === undefined;

/** What even the person's own asking does not get over, and an account that is there. */
export type AskedHurdle = Exclude<DrawHurdle, 'no-account' | 'unavailable' | 'refused'>;

/**
 * What keeps money from being drawn; undefined: nothing. Only who was proven to be somebody is paid, under that name:
 * the register knows them, of age, before the first fen leaves.
 */
export function drawHurdleOf(
  { payableFen, account, identity, rail }: DrawFacts,
  nowMs: number,
): AskedHurdle | undefined {
  if ((account.pausedUntilMs ?? 0) > nowMs) return 'paused';
  if (payableFen === 0) return 'nothing';
  if (!isProven(identity)) return 'identity';
  if (!isProvenAs(identity, account.realName)) return 'name';
  return payableFen < rail.capabilities.leastFen ? 'too-small' : undefined;
}

/** The same for what goes out by itself: not to an account that could not be paid to. */
export const drawsItselfHurdleOf = (facts: DrawFacts, nowMs: number): DrawHurdle | undefined =>
  drawHurdleOf(facts, nowMs) ?? (facts.account.refusedAtMs === undefined ? undefined : 'refused');
