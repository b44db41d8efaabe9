import type { Collection, Document } from '../../shared/collections/collection';
import type { Vault } from '../../shared/ports/vault';
import { docOf, fieldsOf } from '../../shared/store/copy';
import { opened, personalTexts } from '../../shared/store/personal-fields';
import { canonical } from './tally';

/** How personal fields come into a deployment. */
export interface Sealing {
  /** The document as the deployment keeps it. Throws Error when its personal fields do not open. */
  sealed(of: Collection, doc: Document): Promise<Document>;
  /** Whether two stored documents say the same. */
  isSame(of: Collection, stored: Document, fresh: Document): Promise<boolean>;
}

/** The deployment has the keys of the file: ciphertext stays as it is, once it is seen to open. */
export const keepSealed = (vault: Vault): Sealing => ({
  async sealed(of, doc) {
    await opened(vault, of, doc);
    return doc;
  },
  isSame: async (_of, stored, fresh) => canonical(stored) === canonical(fresh),
});

/** Opens with the keys of the file and closes with those of the deployment, in memory. */
export const sealAnew = (from: Vault, to: Vault): Sealing => ({
  async sealed(of, doc) {
    const plain = await opened(from, of, doc);
    const texts = Object.entries(personalTexts(of, plain)).map(async ([field, text]) => {
      return [field, await to.encrypt(text, { collection: of.name, id: doc.id, field })] as const;
    });
    return docOf({ ...fieldsOf(plain), ...Object.fromEntries(await Promise.all(texts)) });
  },
  async isSame(of, stored, fresh) {
    const [there, here] = await Promise.all([opened(to, of, stored), opened(to, of, fresh)]);
    return canonical(there) === canonical(here);
  },
});
