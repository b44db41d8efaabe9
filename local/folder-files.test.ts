import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderFiles } from './folder-files';

let outside: string;
let folder: string;
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'jiedan-files-'));
  folder = join(outside, 'files');
  await writeFile(join(outside, 'secret.json'), 'secret');
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const files = () => folderFiles(folder, () => 'http://127.0.0.1:3000');
const bytes = Buffer.from([0, 255, 1, 254]);

test('what is put can be read back, under the address that was told', async () => {
  await files().put('codes/Xy12.png', bytes, 'image/png');
  expect(await files().read('codes/Xy12.png')).toEqual(bytes);
  expect(await files().url('codes/Xy12.png')).toBe('http://127.0.0.1:3000/files/codes/Xy12.png');
});

test('a file that is put again is replaced', async () => {
  await files().put('codes/a.png', Buffer.from('old and longer'), 'image/png');
  await files().put('codes/a.png', bytes, 'image/png');
  expect(await files().read('codes/a.png')).toEqual(bytes);
});

test('a file that is not there, and a folder, are nothing', async () => {
  await files().put('codes/a.png', bytes, 'image/png');
  expect(await files().read('codes/b.png')).toBeUndefined();
  expect(await files().read('codes')).toBeUndefined();
});

test.each([
  '../secret.json',
  'codes/../../secret.json',
  '/etc/passwd',
  '..',
  '.',
  '',
  'codes//a.png',
  'codes/.a.png',
  'codes/a.png/',
  'codes\\..\\..\\secret.json',
  'codes/a.png\u0000.txt',
  'codes/a.png\n',
  '%2e%2e/secret.json',
  'codes/a',
  'codes/a.jpeg2',
  'codes/图.png',
])('the key %j leaves no folder: neither written nor read', async (key) => {
  await expect(files().put(key, bytes, 'image/png')).rejects.toThrow(RangeError);
  expect(await files().read(key)).toBeUndefined();
  expect(await readdir(outside)).toEqual(['secret.json']);
});
