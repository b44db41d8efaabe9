import { isEmbeddedDynamoAvailable } from '../../../local/dynamo/embedded-dynamo';
import type { Collection } from '../../../shared/collections/collection';
import { type EmptyStore, type OpenStores, type StoreName, stores } from './open-stores';

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');

/** Where only the memory store counts, as in mutation testing, the others are not even loaded. */
const names = (Object.keys(stores) as StoreName[]).filter(
  (name) => process.env.STORE !== 'memory' || name === 'memory',
);

/** The same tests on every store adapter; each `empty()` is a store of its own. */
export function describeOnEveryStore(
  collections: readonly Collection[],
  suite: (empty: () => Promise<EmptyStore>, name: StoreName) => void,
): void {
  for (const name of names) {
    const run = name === 'the embedded DynamoDB' && !isEmbeddedDynamoAvailable() ? describe.skip : describe;
    run(`on ${name}`, () => {
      let opened: OpenStores | undefined;
      beforeAll(async () => {
        opened = await stores[name](collections);
      });
      afterAll(() => opened?.close());
      suite(async () => {
        if (!opened) throw new Error('no store');
        return opened.empty();
      }, name);
    });
  }
}
