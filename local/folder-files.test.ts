import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesContract } from '../shared/platforms/files/files.contract';
import { randomIds } from '../shared/platforms/system/random-ids';
import { folderFiles } from './folder-files';
import { type ServedFiles, servedFiles } from './served-files';

let outside: string;
let folder: string;
let served: ServedFiles;
let server: Server;
let nowMs = Date.UTC(2026, 10, 22);
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'jiedan-files-'));
  folder = join(outside, 'files');
  await writeFile(join(outside, 'secret.json'), 'secret');
});
afterEach(() => rm(outside, { recursive: true, force: true }));
beforeAll(async () => {
  server = createServer((request, response) => void served.serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = (): ServedFiles => {
  const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  served = servedFiles({
    kept: folderFiles(folder),
    baseUrl,
    clock: { nowMs: () => nowMs },
    ids: randomIds(),
  });
  return served;
};

filesContract('a folder behind the gateway', async () => ({
  files: open(),
  pass: (ms) => {
    nowMs += ms;
  },
  checksUploads: true,
}));

test('files stand in the folder under their keys, and an address is that of the gateway', async () => {
  await open().put('codes/Xy12.png', Buffer.from([0, 255]), 'image/png');
  expect(await readdir(join(folder, 'codes'))).toEqual(['Xy12.png']);
  expect(await served.readUrl('codes/Xy12.png')).toMatch(
    /^http:\/\/127\.0\.0\.1:\d+\/files\/codes\/Xy12\.png\?/,
  );
});

test('one file beside another is not it', async () => {
  await open().put('codes/a.png', Buffer.from('a'), 'image/png');
  expect(await served.head('codes/b.png')).toBeUndefined();
});

test.each([
  '../secret.json',
  'codes/../../secret.json',
  '/etc/passwd',
  'codes\\..\\..\\secret.json',
  '%2e%2e/secret.json',
])('the key %j leaves no folder: neither written nor read nor removed', async (key) => {
  const kept = folderFiles(folder);
  await expect(kept.write(key, Buffer.from('x'))).rejects.toThrow(RangeError);
  await expect(kept.read(key)).rejects.toThrow(RangeError);
  await expect(kept.remove(key)).rejects.toThrow(RangeError);
  expect(await readdir(outside)).toEqual(['secret.json']);
});
