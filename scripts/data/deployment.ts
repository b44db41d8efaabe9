import type { Dump } from '../../shared/ports/dump';
import type { Files } from '../../shared/ports/files';
import type { Reindexing } from '../../shared/ports/reindexing';
import type { Store } from '../../shared/ports/store';
import type { KeyedHash, Vault } from '../../shared/ports/vault';

/** One place where documents live, opened for moving. */
export interface Deployment {
  readonly name: string;
  /** Below the vault. */
  readonly store: Store;
  readonly dump: Dump;
  readonly reindexing: Reindexing;
  readonly vault: Vault;
  readonly hash: KeyedHash;
  /** Opened by whoever needs them. */
  files(): Pick<Files, 'get' | 'put' | 'remove' | 'readUrl'>;
  close(): Promise<void>;
}

/** The same for the same HASH_KEY: ids that are keyed hashes are found again under no other. */
export const hashKeyMark = ({ hash }: Deployment): string => hash.hash('data-file', 'mark');

/** Told while it goes on: a collection and how many of its documents are done. */
export type Progress = (collection: string, documents: number, isDone: boolean) => void;
