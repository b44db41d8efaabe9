import type { Store, Transaction } from '../ports/store';
import type { Vault } from '../ports/vault';
import { opened } from './personal-fields';
import { VaultTransaction } from './vault-transaction';

/**
 * The only place where personal fields are encrypted and decrypted: stores below see ciphertext, use
 * cases above see text. Collections without personal fields pass through.
 */
export function withVault(store: Store, vault: Vault): Store {
  return {
    async get(from, id) {
      const doc = await store.get(from, id);
      return doc && opened(vault, from, doc);
    },
    async getMany(from, ids, freshness) {
      const docs = await store.getMany(from, ids, freshness);
      if (from.personal.length === 0) return docs;
      return Promise.all(docs.map((doc) => doc && opened(vault, from, doc)));
    },
    async list(from, index, where, page) {
      const found = await store.list(from, index, where, page);
      if (from.personal.length === 0) return found;
      return { ...found, items: await Promise.all(found.items.map((doc) => opened(vault, from, doc))) };
    },
    transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      return store.transact(async (inner) => {
        const tx = new VaultTransaction(inner, vault);
        const result = await work(tx);
        await tx.flush();
        return result;
      });
    },
  };
}
