import { identityChecks } from '../../collections/publishers';
import { dayMs } from '../../domain/calendar/calendar';
import type { Ports } from '../../ports/context';
import type { IdentityAnswer, NamedPerson } from '../../ports/identity';
import { createOnce } from '../create-once';

/** People change their names, and registers are late. */
const rememberedMs = 90 * dayMs;

/**
 * Whether a name and a number belong together. What the register has said once is remembered under a keyed hash of
 * both; neither stands anywhere. Errors: BUSY.
 */
export async function checkIdentity(
  { store, clock, hash, identity }: Pick<Ports, 'store' | 'clock' | 'hash' | 'identity'>,
  person: NamedPerson,
): Promise<IdentityAnswer> {
  const id = hash.hash('identity-check', person.number, person.name);
  const known = await store.get(identityChecks, id);
  if (known) return known.answer;
  const answer = await identity.check(person);
  if (answer === 'unavailable') return answer;
  const atMs = clock.nowMs();
  await createOnce(store, identityChecks, { id, answer, atMs, expiresAtMs: atMs + rememberedMs });
  return answer;
}
