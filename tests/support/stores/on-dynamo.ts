import { startEmbeddedDynamo } from '../../../local/dynamo/embedded-dynamo';
import type { Collection } from '../../../shared/collections/collection';
import { randomIds } from '../../../shared/platforms/system/random-ids';
import { dynamoStore } from '../../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../../shared/store/dynamo/table-definitions';
import { fakeClock } from './fake-clock';
import type { OpenStores } from './open-stores';

export async function onDynamo(collections: readonly Collection[]): Promise<OpenStores> {
  const dynamo = await startEmbeddedDynamo();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const send = httpSend({ endpoint: dynamo?.endpoint ?? '', region: 'local', credentials });
  let stores = 0;
  return {
    async empty(clock = fakeClock()) {
      stores += 1;
      const tablePrefix = `e${stores}-`;
      // A table that nobody has heard of needs no look before, and is there at once.
      const definitions = tableDefinitions(collections, tablePrefix);
      await Promise.all(definitions.map(({ create }) => send('CreateTable', create)));
      return { clock, store: dynamoStore({ send, clock, ids: randomIds(), tablePrefix }) };
    },
    close: async () => dynamo?.stop(),
  };
}
