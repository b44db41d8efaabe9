import { findPerson } from '../../../local/sandbox/people';
import { publisherTerms } from '../../../shared/contract/agreements/publisher-terms';
import { type Actor, newKey, type TestSystem } from '../system/test-system';
import { uploadedPicture } from './pictures';

/** What the sandbox's register knows of one of its people. */
export function registered(person: string): { readonly name: string; readonly idNumber: string } {
  const found = findPerson(person);
  if (!found) throw new Error(`nobody is ${person}`);
  return { name: found.legalName, idNumber: found.identityNumber };
}

export const currentTerms = { id: publisherTerms.id, version: publisherTerms.version };

/** What an enterprise writes; whoever answers for it is `person`. */
export async function enterpriseFields(system: TestSystem, who: Actor, person: string) {
  return {
    kind: 'enterprise',
    name: '青岛晴天会展服务有限公司',
    creditCode: '91310115MA1K00007Q',
    licenceId: await uploadedPicture(system, who, 'licence'),
    contactName: registered(person).name,
    contactPhone: '13800001234',
    faceId: await uploadedPicture(system, who, 'face'),
  };
}

/** Writes all that an enterprise must. */
export async function writtenApplication(system: TestSystem, who: Actor, person: string): Promise<void> {
  await who.get('publishers/save', { fields: await enterpriseFields(system, who, person) });
}

/** Writes and hands in; since when it waits. */
export async function submittedApplication(system: TestSystem, who: Actor, person: string): Promise<number> {
  await writtenApplication(system, who, person);
  const { idNumber } = registered(person);
  const handedIn = { idNumber, terms: currentTerms, idempotencyKey: newKey() };
  return (await who.get('publishers/submit', handedIn)).application.submittedAtMs;
}
