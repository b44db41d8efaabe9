import { workerIdentities } from '../../../shared/collections/worker-identities';
import { taxAuthorisation } from '../../../shared/contract/agreements/tax-authorisation';
import { monthAt } from '../../../shared/domain/calendar/month';
import type { Actor, TestSystem } from '../system/test-system';
import { registered } from './applications';
import { earnWork } from './earned-work';

export const taxTerms = { id: taxAuthorisation.id, version: taxAuthorisation.version };

/** Has the register check who somebody is. */
export async function identified(who: Actor, person: string): Promise<void> {
  const { name, idNumber } = registered(person);
  await who.get('income/identify', { legalName: name, idNumber, terms: taxTerms });
}

/** Work of somebody's that was accepted and settled, by the timer; since then the authorisation has a new version. */
export async function settledWork(system: TestSystem, who: Actor, person: string) {
  await identified(who, person);
  await earnWork(system.ports, { workerId: who.accountId, orderId: 'settled000000001', payFen: 880_000 });
  await system.timer('tick');
  await system.ports.store.transact(async (tx) => {
    const identity = await tx.get(workerIdentities, who.accountId);
    if (!identity) throw new Error('nobody');
    const authorisation = { ...identity.authorisation, version: '2026-01-01' };
    tx.update(workerIdentities, { ...identity, authorisation });
  });
  const settledIn = monthAt(system.clock.nowMs());
  const { settlements } = await who.get('income/settlements', { month: settledIn });
  return { settlementId: settlements[0].settlementId as string, settledIn };
}
