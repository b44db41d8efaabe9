import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables } from '../../local/dynamo/create-tables';
import {
  type EmbeddedDynamo,
  isEmbeddedDynamoAvailable,
  startEmbeddedDynamo,
} from '../../local/dynamo/embedded-dynamo';
import { writeSeed } from '../../local/seed/write-seed';
import { type Account, accounts } from '../../shared/collections/accounts';
import { collections } from '../../shared/collections/collections';
import { tasks } from '../../shared/collections/tasks';
import { randomIds } from '../../shared/platforms/system/random-ids';
import { keyedHash } from '../../shared/platforms/vault/keyed-hash';
import { localVault } from '../../shared/platforms/vault/local-vault';
import { dynamoDump } from '../../shared/store/dynamo/dynamo-dump';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { memoryDump } from '../../shared/store/memory/memory-dump';
import { memoryStore } from '../../shared/store/memory/memory-store';
import { withVault } from '../../shared/store/with-vault';
import { fakeClock } from '../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../tests/support/stores/fake-timeouts';
import type { Deployment } from './deployment';
import { exportData } from './export';
import { importData } from './import';

if (!isEmbeddedDynamoAvailable() && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
const withDynamo = isEmbeddedDynamoAvailable() ? describe : describe.skip;

const folder = mkdtempSync(join(tmpdir(), 'data-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => {
  files += 1;
  return join(folder, `${files}.ndjson`);
};

const clock = fakeClock();
const ids = randomIds();
const progress = () => {};
const vaultOf = (key: Buffer) => localVault({ keys: new Map([[1, key]]), current: 1 });
const key = randomBytes(32);
const vault = vaultOf(key);
const hash = keyedHash(randomBytes(32));
const account = (id: string): Account => ({
  id,
  status: 'active',
  roles: [],
  phone: `138${id}`,
  legalName: '林晓彤',
  consents: [],
  sessions: [],
  createdAtMs: 1,
  updatedAtMs: 1,
});

function memoryDeployment(own: Partial<Deployment> = {}): Deployment {
  const store = memoryStore({ clock, ids });
  const close = async () => {};
  const files = () => ({
    get: async () => undefined,
    put: async () => {},
    remove: async () => {},
    readUrl: async (key: string) => `file:///${key}`,
  });
  return {
    name: 'memory',
    store,
    dump: memoryDump(store),
    reindexing: store,
    vault,
    hash,
    close,
    files,
    ...own,
  };
}

/** A deployment with people and tasks in it. */
async function filledDeployment(): Promise<Deployment> {
  const deployment = memoryDeployment();
  const above = withVault(deployment.store, deployment.vault);
  await writeSeed(above, clock.nowMs());
  for (const id of ['a1', 'a2', 'a3']) {
    await above.transact(async (tx) => tx.create(accounts, account(id)));
  }
  return deployment;
}

const exported = async (deployment: Deployment): Promise<string> => {
  const file = newFile();
  await exportData(deployment, file, clock.nowMs(), progress);
  return file;
};

/** Sums of the collections in a file: equal sums, equal content. */
const sumsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"hash":'))
    .sort();

withDynamo('on the way through DynamoDB', () => {
  let dynamo: EmbeddedDynamo | undefined;
  beforeAll(async () => {
    dynamo = await startEmbeddedDynamo();
  });
  afterAll(() => dynamo?.stop());

  test('memory → file → DynamoDB → file → memory: equal hashes, nothing in plain text', async () => {
    const source = await filledDeployment();
    const first = await exported(source);
    expect(readFileSync(first, 'utf8')).not.toMatch(/138a1|林晓彤/);
    const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });
    const send = httpSend({
      endpoint: dynamo?.endpoint ?? '',
      region: 'local',
      credentials,
      timeouts: fakeTimeouts(),
    });
    const options = { send, clock, ids, tablePrefix: 'moved-' };
    await createTables(send, tableDefinitions(collections, options.tablePrefix));
    const moved: Deployment = memoryDeployment({ store: dynamoStore(options), dump: dynamoDump(options) });
    const { written, alreadyThere } = await importData(moved, first, { progress });
    expect(written).toBeGreaterThan(100);
    expect(alreadyThere).toBe(0);
    const second = await exported(moved);
    expect(sumsOf(second)).toEqual(sumsOf(first));
    const back = memoryDeployment();
    await importData(back, second, { progress });
    expect(sumsOf(await exported(back))).toEqual(sumsOf(first));
    expect(await withVault(back.store, vault).get(accounts, 'a1')).toEqual(account('a1'));
    expect(await importData(moved, first, { progress })).toEqual({ written: 0, alreadyThere: written });
  });
});

test('what was broken off is run again and goes on', async () => {
  const file = await exported(await filledDeployment());
  const deployment = memoryDeployment();
  let puts = 0;
  const failing: Deployment = {
    ...deployment,
    dump: {
      pages: (from) => deployment.dump.pages(from),
      put: async (into, docs) => {
        puts += 1;
        if (puts > 2) throw new Error('no network');
        await deployment.dump.put(into, docs);
      },
    },
  };
  await expect(importData(failing, file, { progress })).rejects.toThrow('no network');
  const { alreadyThere } = await importData(deployment, file, { progress });
  expect(alreadyThere).toBeGreaterThan(0);
  expect(sumsOf(await exported(deployment))).toEqual(sumsOf(file));
});

test('a deployment with other vault keys gets its own ciphertext, and a second run changes nothing', async () => {
  const file = await exported(await filledDeployment());
  const other = vaultOf(randomBytes(32));
  const deployment = memoryDeployment({ vault: other });
  await importData(deployment, file, { from: () => vault, progress });
  expect(await withVault(deployment.store, other).get(accounts, 'a1')).toEqual(account('a1'));
  const before = sumsOf(await exported(deployment));
  expect((await importData(deployment, file, { from: () => vault, progress })).written).toBe(0);
  expect(sumsOf(await exported(deployment))).toEqual(before);
});

test('without the keys of the file nothing is brought in', async () => {
  const file = await exported(await filledDeployment());
  const deployment = memoryDeployment({ vault: vaultOf(randomBytes(32)) });
  await expect(importData(deployment, file, { progress })).rejects.toThrow('text was changed or moved');
  expect(await deployment.store.get(accounts, 'a1')).toBeUndefined();
});

test('a deployment with another HASH_KEY could not find its people', async () => {
  const file = await exported(await filledDeployment());
  const deployment = memoryDeployment({ hash: keyedHash(randomBytes(32)) });
  await expect(importData(deployment, file, { progress })).rejects.toThrow('another HASH_KEY');
});

test('a document that differs stops the import, unless it is to be replaced', async () => {
  const source = await filledDeployment();
  const file = await exported(source);
  const deployment = memoryDeployment();
  const [task] = (await source.store.list(tasks, 'changed', ['370200', 'open'], { limit: 1 })).items;
  if (!task) throw new Error('no task');
  const differing = { ...task, title: '别的标题' };
  await deployment.dump.put(tasks, [differing]);
  await expect(importData(deployment, file, { progress })).rejects.toThrow('tasks: a document differs');
  await importData(deployment, file, { progress, replace: true });
  expect(await deployment.store.get(tasks, task.id)).toEqual(task);
});

test('one collection alone is brought back, and a name that is none is refused', async () => {
  const source = await filledDeployment();
  const file = await exported(source);
  const target = memoryDeployment();
  await importData(target, file, { progress, only: 'accounts' });
  const brought = sumsOf(await exported(target));
  const whole = sumsOf(file);
  const filled = whole.filter((line) => !line.includes('"count":0'));
  expect(filled.length).toBeGreaterThan(2);
  expect(brought.filter((line) => !line.includes('"count":0'))).toEqual(
    whole.filter((line) => line.includes('"c":"accounts"')),
  );
  await expect(importData(target, file, { progress, only: 'account' })).rejects.toThrow(
    'no collection account',
  );
});

test('a deployment that holds more than the file is told so', async () => {
  const file = await exported(await filledDeployment());
  const deployment = memoryDeployment();
  await withVault(deployment.store, vault).transact(async (tx) => tx.create(accounts, account('mine')));
  await expect(importData(deployment, file, { progress })).rejects.toThrow(
    'accounts: the deployment does not hold',
  );
});

describe('of a file that', () => {
  const damage = async (change: (lines: string[]) => string[]) => {
    const file = await exported(await filledDeployment());
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${change(lines).join('\n')}\n`);
    const deployment = memoryDeployment();
    const said = await importData(deployment, file, { progress }).catch(String);
    for (const of of collections) {
      for await (const page of deployment.dump.pages(of)) expect(page).toEqual([]);
    }
    return said;
  };
  const isDocument = (line: string) => line.includes('"d":');

  test.each<[string, string, (lines: string[]) => string[]]>([
    ['is none of ours', 'no file of', (lines) => lines.slice(1)],
    ['was cut off', 'cut off', (lines) => lines.slice(0, -1)],
    [
      'lacks a document',
      'missing, added or changed',
      (lines) => lines.toSpliced(lines.findIndex(isDocument), 1),
    ],
    [
      'has a document twice',
      'missing, added or changed',
      (lines) => lines.toSpliced(lines.findIndex(isDocument), 0, lines.find(isDocument) ?? ''),
    ],
    [
      'was changed',
      'missing, added or changed',
      (lines) => lines.map((line) => line.replace('"createdAtMs":1,', '"createdAtMs":2,')),
    ],
    [
      'has a torn line',
      'line 2 of the file is damaged',
      (lines) => lines.with(1, lines[1]?.slice(0, -3) ?? ''),
    ],
    [
      'knows another collection',
      "'wishes', which this version does not know",
      (lines) => lines.toSpliced(1, 0, '{"c":"wishes","v":1,"d":{"id":"1"}}'),
    ],
    [
      'holds documents of a newer version',
      'accounts: the file holds version 2, which this release does not know',
      (lines) => lines.toSpliced(1, 0, '{"c":"accounts","v":2,"d":{"id":"1"}}'),
    ],
  ])('%s nothing is written', async (_what, said, change) => {
    expect(await damage(change)).toContain(said);
  });
});
