import type { Collection, Document } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import type { FakeClock } from './fake-clock';

/** A document and where it belongs. */
export interface Placed {
  readonly collection: Collection<Document>;
  readonly doc: Document;
}

/** A new, empty store and the clock that it goes by. */
export interface EmptyStore {
  readonly store: Store;
  readonly clock: FakeClock;
  /** Writes new documents in the shortest way; false, and nothing written, where one of them is there already. */
  put(documents: readonly Placed[]): Promise<boolean>;
  /** Whoever needs the store no more gives its place to the next one. */
  release(): Promise<void>;
}

/** What stores of one kind stand on. */
export interface OpenStores {
  empty(clock?: FakeClock): Promise<EmptyStore>;
  close(): Promise<void>;
}

type Open = (collections: readonly Collection[]) => Promise<OpenStores>;

/** The adapters; each is loaded where it is used, since cloud SDKs take longer to load than most tests to run. */
export const stores = {
  memory: async () => (await import('./on-memory')).onMemory(),
  'the store with conflicts': async () => (await import('./on-conflicts')).onConflicts(),
  'the embedded DynamoDB': async (collections) => (await import('./on-dynamo')).onDynamo(collections),
  CloudBase: async (collections) => (await import('./on-cloudbase')).onCloudBase(collections),
} satisfies Readonly<Record<string, Open>>;
export type StoreName = keyof typeof stores;
