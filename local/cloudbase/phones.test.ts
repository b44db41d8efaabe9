import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journalFile } from '../journal-file';
import { phones } from './phones';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jiedan-phones-'));
  path = join(folder, 'phones.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const opened = () => {
  const known = phones();
  return { known, ...journalFile(path, known) };
};
const lin = { openid: 'o-lin', unionid: 'u-lin' };
const he = { openid: 'o-he' };

test('given phones that were answered, when the process is killed while it notes one more, then each is known again', async () => {
  const first = opened();
  first.known.remember('s1', lin);
  first.known.remember('s2', lin);
  first.known.remember('s2', he);
  appendFileSync(`${path}.log`, '["s3",{"open');
  const second = opened();
  expect(['s1', 's2', 's3'].map(second.known.holderOf)).toEqual([lin, he, undefined]);
  await second.close();
  expect(['s1', 's2'].map(opened().known.holderOf)).toEqual([lin, he]);
});

test('given a phone that is known, when it is seen again, then nothing is written', () => {
  const { known } = opened();
  known.remember('s1', lin);
  const written = readFileSync(`${path}.log`, 'utf8');
  known.remember('s1', { ...lin });
  expect(readFileSync(`${path}.log`, 'utf8')).toBe(written);
});

test.each(['{"s1":{"openid":1}}', '{"s1":{"openid":"o","more":""}}'])(
  'what is no list of phones is refused: %s',
  (text) => {
    writeFileSync(path, text);
    expect(opened).toThrow();
  },
);
