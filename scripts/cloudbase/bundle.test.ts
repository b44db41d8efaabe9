import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { init } from '@cloudbase/node-sdk';
import { SANDBOX_CREDENTIALS } from '../../local/sandbox/cloudbase/cloudbase-sandbox';
import { openCloudBase } from '../../local/sandbox/cloudbase/open-cloudbase';
import { bundle } from './bundle';

test('the SDK as it is deployed works without the parts that are left out, axios among them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jiedan-bundle-'));
  const entry = join(folder, 'entry.js');
  writeFileSync(
    entry,
    `module.exports = require(${JSON.stringify(resolve('node_modules/@cloudbase/node-sdk'))});`,
  );
  const { text, sources } = await bundle(entry);
  expect(sources.filter((source) => /node_modules\/axios\//.test(source))).toEqual([]);
  const file = join(folder, 'bundle.cjs');
  writeFileSync(file, text);
  const cloud = await openCloudBase({ collections: ['stock'] });
  const { serviceUrl, close } = await cloud.sandbox.listen();
  const sdk = createRequire(file)(file) as { readonly init: typeof init };
  const database = sdk.init({ env: 'local', serviceUrl, ...SANDBOX_CREDENTIALS }).database();
  await database.collection('stock').doc('a').set({ n: 1 });
  await database.collection('stock').add({ _id: 'b', n: 2 });
  const found = await database.collection('stock').orderBy('n', 'asc').get();
  expect(found.data).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 2 },
  ]);
  await close();
  await cloud.close();
  rmSync(folder, { recursive: true });
});
