import { collections } from '../../../shared/collections/collections';
import type { Store } from '../../../shared/ports/store';
import type { FakeClock } from './fake-clock';
import { type StoreName, stores } from './open-stores';

const named: Readonly<Record<string, StoreName>> = {
  dynamo: 'the embedded DynamoDB',
  cloudbase: 'CloudBase',
};

/** The store that tests of actions run on: memory, or what STORE names (jest.config.cjs). */
export async function openTestStore(clock: FakeClock): Promise<{ store: Store; close(): Promise<void> }> {
  const { empty, close } = await stores[named[process.env.STORE ?? ''] ?? 'memory'](collections);
  return { store: (await empty(clock)).store, close };
}
