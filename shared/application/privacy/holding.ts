import type { Collection, Document } from '../../collections/collection';
import type { PersonalDataName } from '../../domain/privacy/personal-data';
import type { KeptFor } from '../../domain/privacy/retentions';
import type { Store } from '../../ports/store';

export type Reading = Pick<Store, 'get' | 'getMany' | 'list'>;

/**
 * What becomes of documents when their person's account is cancelled: `erased`; `nameless`, they stay and lead to nobody; kept
 * apart by law, for a time; or they go by themselves after theirs (`expires`).
 */
export type Afterwards = 'erased' | 'nameless' | 'expires' | KeptFor;

/** What one collection holds of people. */
export interface Holding<D extends Document = Document> {
  readonly from: Collection<D>;
  /** As people read it. */
  readonly title: string;
  /** What fields say of the person; those that are encrypted say it in the collection's declaration. */
  readonly says: Readonly<Record<string, PersonalDataName>>;
  /** All documents of an account. */
  readonly find: (store: Reading, accountId: string) => Promise<readonly D[]>;
  readonly afterwards: Afterwards;
  /** Of what is kept: what of it is not. */
  readonly without: readonly string[];
  /** Of what is kept: which documents; all others are erased. */
  readonly keeps: (doc: D) => boolean;
}

interface Said<D> {
  readonly title: string;
  readonly says?: Readonly<Partial<Record<keyof D & string, PersonalDataName>>>;
  readonly find: (store: Reading, accountId: string) => Promise<readonly D[]>;
  readonly afterwards: Afterwards;
  readonly without?: readonly (keyof D & string)[];
  readonly keeps?: (doc: D) => boolean;
}

/** A holding; fields that are not named in it hold ids, numbers, moments and words of ours, or are encrypted. */
export const holding = <D extends Document>(
  from: Collection<D>,
  { title, says, find, afterwards, without = [], keeps = () => true }: Said<D>,
): Holding<D> => ({
  from,
  title,
  says: { ...from.says, ...(says as Readonly<Record<string, PersonalDataName>>) },
  find,
  afterwards,
  without,
  keeps,
});
