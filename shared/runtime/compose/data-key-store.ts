import { vaultKeys } from '../../collections/vault-keys';
import type { DataKeyStore } from '../../platforms/vault/kms-vault';
import type { Clock } from '../../ports/clock';
import { ConditionFailed, type Store } from '../../ports/store';

/** Data keys among the documents, encrypted: the store below the vault keeps them. */
export function dataKeyStore(store: Store, clock: Clock): DataKeyStore {
  const get = async (id: string) => (await store.get(vaultKeys, id))?.encrypted;
  return {
    get,
    async keep(id, encrypted) {
      try {
        await store.transact(async (tx) =>
          tx.create(vaultKeys, { id, encrypted, createdAtMs: clock.nowMs() }),
        );
        return encrypted;
      } catch (error) {
        const first = error instanceof ConditionFailed ? await get(id) : undefined;
        if (first === undefined) throw error;
        return first;
      }
    },
  };
}
