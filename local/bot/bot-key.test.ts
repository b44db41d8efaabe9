import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HttpSystem, httpSystem } from '../../tests/support/system/http-system';
import { createTestSystem, type TestSystem } from '../../tests/support/system/test-system';
import { localBotKey } from '../local-service-key';
import { keptBotKey } from './bot-key';

let system: TestSystem;
let http: HttpSystem;
let dataDir: string;
beforeAll(async () => {
  system = await createTestSystem();
  http = await httpSystem(system);
  dataDir = await mkdtemp(join(tmpdir(), 'jiedan-bot-key-'));
});
afterAll(async () => {
  await http.close();
  await system.close();
  await rm(dataDir, { recursive: true });
});

test('a second start keeps the key; one that was taken back is replaced', async () => {
  const first = await keptBotKey(http.url, dataDir);
  expect((await stat(join(dataDir, 'service-key'))).mode & 0o777).toBe(0o600);
  expect(await keptBotKey(http.url, dataDir)).toBe(first);
  await localBotKey(http.url);
  await localBotKey(http.url);
  const second = await keptBotKey(http.url, dataDir);
  expect(second).not.toBe(first);
  expect((await http.call(second, 'groups/list')).ok).toBe(true);
});
