import { collections } from '../../../shared/collections/collections';
import type { FakeClock } from './fake-clock';
import { type EmptyStore, type OpenStores, type StoreName, stores } from './open-stores';

const named: Readonly<Record<string, StoreName>> = {
  dynamo: 'the embedded DynamoDB',
  cloudbase: 'CloudBase',
};

let opened: Promise<OpenStores> | undefined;

/** An empty store of the kind that tests of actions run on: memory, or what STORE names (jest.config.cjs). */
export async function openTestStore(clock: FakeClock): Promise<EmptyStore> {
  opened ??= stores[named[process.env.STORE ?? ''] ?? 'memory'](collections);
  return (await opened).empty(clock);
}

/** Ends what the stores of this test file stand on. */
export async function closeTestStores(): Promise<void> {
  await (await opened)?.close();
  opened = undefined;
}
