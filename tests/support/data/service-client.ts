import { serviceKeyHash, serviceKeyText } from '../../../shared/application/services/service-key';
import { serviceClients } from '../../../shared/collections/services';
import { groupsContract } from '../../../shared/contract/groups';
import type { Actor, TestSystem } from '../system/test-system';

/** Every action of the group bot. */
export const botActions = Object.values(groupsContract).map(({ feature, name }) => `${feature}/${name}`);

/** Another program with a key of its own, which may call all that the bot may or only these actions. */
export async function serviceClient(
  { ports: { store, clock, ids }, actor }: Pick<TestSystem, 'ports' | 'actor'>,
  id: string,
  actions: readonly string[] = botActions,
): Promise<Actor> {
  const keyId = ids.newId().slice(0, 8);
  const secret = ids.newSecret();
  const createdAtMs = clock.nowMs();
  const keys = [{ id: keyId, hash: serviceKeyHash(secret), createdAtMs }];
  const client = { id, actions: [...actions], keys, createdAtMs, updatedAtMs: createdAtMs };
  await store.transact(async (tx) => tx.create(serviceClients, client));
  return actor('', serviceKeyText({ clientId: id, keyId, secret }));
}
