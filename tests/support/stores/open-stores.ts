import type { Collection } from '../../../shared/collections/collection';
import type { Store } from '../../../shared/ports/store';
import type { FakeClock } from './fake-clock';

/** A new, empty store and the clock that it goes by. */
export interface EmptyStore {
  readonly store: Store;
  readonly clock: FakeClock;
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
  'the embedded DynamoDB': async (collections) => (await import('./on-dynamo')).onDynamo(collections),
  CloudBase: async (collections) => (await import('./on-cloudbase')).onCloudBase(collections),
} satisfies Readonly<Record<string, Open>>;
export type StoreName = keyof typeof stores;
