import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { answerData, willShare } from './answers';
import { codingFor } from './compressed';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['GZIP;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=1.0', 'gzip'],
  ['br; q=0.000', undefined],
  ['brotli', undefined],
])('who accepts %j is answered in %j', (accepted, coding) => {
  expect(codingFor(accepted)).toBe(coding);
});

const long = { tasks: Array.from({ length: 40 }, (_, at) => ({ title: `会展礼仪 ${at}`, city: '370200' })) };
const decoded = { br: brotliDecompressSync, gzip: gunzipSync };

test.each(['br', 'gzip'] as const)('a long answer in %s is the same answer, shorter', (coding) => {
  const plain = answerData(long);
  const coded = answerData(long, coding);
  const bytes = Buffer.from(coded.body ?? '', 'base64');
  expect(coded).toMatchObject({
    isBase64Encoded: true,
    headers: { ...plain.headers, 'content-encoding': coding },
  });
  expect(decoded[coding](bytes).toString()).toBe(plain.body);
  expect(bytes.byteLength).toBeLessThan(Buffer.byteLength(plain.body ?? '') / 4);
});

test('what is not above 1 KB is sent as it is', () => {
  const padded = (bytes: number) => 'x'.repeat(bytes - '{"ok":true,"data":""}'.length);
  expect(answerData(padded(1_024), 'br').isBase64Encoded).toBeUndefined();
  expect(answerData(padded(1_025), 'br').isBase64Encoded).toBe(true);
});

test('what many are given is compressed once for each coding', () => {
  const many = structuredClone(long);
  willShare(many);
  const [first, again, other] = ['br', 'br', 'gzip'].map((coding) => answerData(many, coding));
  many.tasks.pop();
  expect(again?.body).toBe(first?.body);
  expect(answerData(many, 'br').body).toBe(first?.body);
  expect(other?.headers).toMatchObject({ 'content-encoding': 'gzip' });
});
