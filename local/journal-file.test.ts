import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs, { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomIds } from '../shared/platforms/system/random-ids';
import { put } from '../shared/store/commit.contract';
import { thing, things } from '../shared/store/contract-collections';
import { memoryStore } from '../shared/store/memory/memory-store';
import { fakeClock } from '../tests/support/stores/fake-clock';
import { diskReport } from './disk-report';
import { fileLog } from './file-log';
import { journalFile } from './journal-file';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiedan-journal-'));
  path = join(folder, 'documents.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const clock = fakeClock();
const opened = (report?: Parameters<typeof journalFile>[2]) => {
  const store = memoryStore({ clock, ids: randomIds() });
  return { store, ...journalFile(path, store, report) };
};
const ranks = async (store: ReturnType<typeof memoryStore>) =>
  (await store.list(things, 'byRank', ['g'], { limit: 10 })).items.map(({ id, rank }) => [id, rank]);

test('given writes that were answered, when the process ends without a word, then each is there again', async () => {
  const first = opened();
  await put(first.store, things, thing('a', { rank: 1 }), thing('b', { rank: 2 }), thing('c', { rank: 3 }));
  await first.store.transact(async (tx) => {
    tx.add(things, 'a', { taken: 2 });
    tx.remove(things, 'b');
  });
  const second = opened();
  expect(await ranks(second.store)).toEqual([
    ['a', 1],
    ['c', 3],
  ]);
  expect((await second.store.get(things, 'a'))?.taken).toBe(thing('a').taken + 2);
  await put(second.store, things, thing('d', { rank: 4 }));
  const third = opened();
  expect(await ranks(third.store)).toHaveLength(3);
  await third.close();
  expect(readFileSync(`${path}.log`, 'utf8')).toBe('');
  expect(await ranks(opened().store)).toHaveLength(3);
});

test('given a line that was cut off, when it is opened, then what stands before it is there', async () => {
  await put(opened().store, things, thing('a', { rank: 1 }));
  appendFileSync(`${path}.log`, '[{"collection":"things","id":"b","ke');
  const { store } = opened();
  expect(await ranks(store)).toEqual([['a', 1]]);
  await put(store, things, thing('c', { rank: 3 }));
  expect(await ranks(opened().store)).toHaveLength(2);
});

test('given a disk that takes no more, when something is written, then it is refused, said once, and nothing is torn', async () => {
  const lines: string[] = [];
  const { store } = opened(diskReport(path, (line) => void lines.push(line)));
  const write = fs.writeSync;
  const full = jest.spyOn(fs, 'writeSync').mockImplementation(((
    file: number,
    bytes: Buffer,
    from: number,
  ) => {
    if (from > 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    return write(file, bytes.subarray(0, 10));
  }) as typeof write);
  for (const id of ['a', 'b']) await expect(put(store, things, thing(id))).rejects.toThrow('ENOSPC');
  expect(await store.get(things, 'a')).toBeUndefined();
  full.mockRestore();
  await put(store, things, thing('c', { rank: 3 }));
  expect(await ranks(opened().store)).toEqual([['c', 3]]);
  expect(lines).toEqual([expect.stringContaining('没有存下 documents.json：磁盘已满（ENOSPC）')]);
});

test('given files of a laptop, then others of the machine cannot read them', async () => {
  const { store, close } = opened();
  await put(store, things, thing('a'));
  await close();
  for (const file of [path, `${path}.log`]) expect([file, statSync(file).mode & 0o77]).toEqual([file, 0]);
});

describe('the log', () => {
  test('is a line a call, for its owner alone', async () => {
    const log = fileLog(path);
    log.log({ a: 1 });
    log.log({ b: '二' });
    expect(readFileSync(path, 'utf8')).toBe('{"a":1}\n{"b":"二"}\n');
    expect(statSync(path).mode & 0o77).toBe(0);
    await log.close();
  });

  test('begins anew when it is full, and keeps the one before', async () => {
    const log = fileLog(path, { maxBytes: 20 });
    for (let line = 0; line < 10; line += 1) log.log({ line });
    await log.close();
    expect(readFileSync(path, 'utf8')).toBe('{"line":8}\n{"line":9}\n');
    expect(readFileSync(`${path}.1`, 'utf8')).toBe('{"line":6}\n{"line":7}\n');
    expect(existsSync(`${path}.2`)).toBe(false);
  });

  test('on a full disk is one line for people, and one again after it worked', async () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    const log = fileLog('/dev/full');
    log.log({ a: 1 });
    log.log({ a: 2 });
    expect(said.mock.calls).toEqual([[expect.stringContaining('磁盘已满（ENOSPC）')]]);
    await log.close();
    said.mockRestore();
  });
});

test('given a place that is no folder, when the laptop starts, then one Chinese line says so', async () => {
  appendFileSync(join(folder, 'file'), '');
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts'], {
    env: { ...process.env, DATA_DIR: join(folder, 'file', 'data'), PORT: '0' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/^没有启动成功：数据目录 .* 写不进去：路径中有一段不是文件夹（ENOTDIR）/),
  ]);
});
