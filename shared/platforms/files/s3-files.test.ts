import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { s3Files } from './s3-files';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: Server;
let received: Received[] = [];
let status = 200;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(() => server.close());

const files = () =>
  s3Files({
    bucket: 'jiedan-files',
    region: 'cn-northwest-1',
    credentials: () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token' }),
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });

test('put sends the bytes with their signed hash', async () => {
  const bytes = Uint8Array.from([0x89, 0x50, 0xff, 0x00]);
  await files().put('codes/a.png', bytes, 'image/png');
  const [put] = received;
  expect(put).toMatchObject({ method: 'PUT', url: '/codes/a.png', body: Buffer.from(bytes) });
  expect(put?.headers['x-amz-content-sha256']).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(put?.headers['content-type']).toBe('image/png');
  expect(put?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/cn-northwest-1\/s3\//,
  );
  expect(put?.headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
  expect(put?.headers['x-amz-security-token']).toBe('token');
});

test('a refused put is an error', async () => {
  status = 403;
  await expect(files().put('codes/a.png', new Uint8Array(1), 'image/png')).rejects.toThrow('403');
});

test('url is presigned and ends after an hour', async () => {
  const url = new URL(await files().url('codes/a.png'));
  expect(url.pathname).toBe('/codes/a.png');
  expect(url.searchParams.get('X-Amz-Expires')).toBe('3600');
  expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(url.searchParams.get('X-Amz-Security-Token')).toBe('token');
});

test('the public endpoint of a Chinese region is under .cn', async () => {
  const credentials = () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
  const url = await s3Files({ bucket: 'b', region: 'cn-northwest-1', credentials }).url('k.png');
  expect(new URL(url).host).toBe('b.s3.cn-northwest-1.amazonaws.com.cn');
});
