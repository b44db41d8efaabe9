import files, { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localKeys } from './keys';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiedan-keys-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = () => join(folder, 'data', 'keys.json');
const make = () => localKeys(join(folder, 'data'));
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test('keys are three different secrets of 32 bytes', async () => {
  const { session, hash, vault } = await make();
  for (const key of [session, hash, vault]) expect(key.byteLength).toBe(32);
  expect(new Set([session, hash, vault].map((key) => key.toString('hex'))).size).toBe(3);
});

test('only their owner can read them', async () => {
  await make();
  expect(await modeOf(file())).toBe(0o600);
  expect(await modeOf(join(folder, 'data'))).toBe(0o700);
});

test('they never change once made', async () => {
  const first = await make();
  const written = await readFile(file(), 'utf8');
  expect(await make()).toEqual(first);
  expect(await readFile(file(), 'utf8')).toBe(written);
});

test('two data folders have different keys', async () => {
  const [one, other] = await Promise.all([make(), localKeys(join(folder, 'other'))]);
  expect(one.vault.equals(other.vault)).toBe(false);
});

test('processes that start at once agree', async () => {
  const started = await Promise.all(Array.from({ length: 20 }, make));
  for (const keys of started) expect(keys).toEqual(started[0]);
});

test.each(['', '{}', 'not JSON', '{"session":"eA==","hash":"eA==","vault":"eA=="}'])(
  'a damaged key file is refused and left alone, for documents depend on it: %j',
  async (text) => {
    await mkdir(join(folder, 'data'));
    await writeFile(file(), text);
    await expect(make()).rejects.toThrow();
    expect(await readFile(file(), 'utf8')).toBe(text);
  },
);

test('a folder that cannot be written is an error, not a start without keys', async () => {
  const path = join(folder, 'data');
  await writeFile(path, 'a file in the way');
  await expect(make()).rejects.toThrow();
  await chmod(path, 0o600);
});

test('a disk that is full at the first start leaves nothing that keeps the next one from working', async () => {
  const write = files.writeFile;
  const full = jest.spyOn(files, 'writeFile').mockImplementation(async (path, _text, options) => {
    await write(path, '', options);
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  });
  await expect(make()).rejects.toThrow('ENOSPC');
  full.mockRestore();
  expect(await readdir(join(folder, 'data'))).toEqual([]);
  expect((await make()).vault.byteLength).toBe(32);
  expect(await readdir(join(folder, 'data'))).toEqual(['keys.json']);
});
