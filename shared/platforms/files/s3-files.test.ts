import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeS3 } from '../../../local/sandbox/s3/fake-s3';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { randomIds } from '../system/random-ids';
import { filesContract, upload } from './files.contract';
import { s3Files } from './s3-files';

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const signer = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'token/+=' };
const place = { bucket: 'jiedan-files', region: 'cn-northwest-1' };
const timeouts = fakeTimeouts();
let nowMs = Date.UTC(2026, 10, 22, 2);

const outside = { clock: { nowMs: () => nowMs }, timeouts, ids: randomIds() };
let server: Server;
let handle: (...[request, response]: Parameters<ReturnType<typeof fakeS3>['handle']>) => Promise<void> | void;

beforeAll(async () => {
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  handle = fakeS3({ ...place, ...signer, now: () => nowMs }).handle;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const files = (credentials = signer) =>
  s3Files({
    ...place,
    ...outside,
    credentials: () => credentials,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });

filesContract('S3', async () => ({
  files: files(),
  pass: (ms) => {
    nowMs += ms;
  },
  checksUploads: true,
}));

const bytes = Uint8Array.from([0x89, 0x50, 0xff, 0x00]);

describe('what S3 is sent', () => {
  let received: Received[] = [];
  let status = 200;
  beforeEach(() => {
    received = [];
    status = 200;
    handle = async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method, url, headers } = request;
      received.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.writeHead(status).end();
    };
  });

  test('put sends the bytes with their signed hash', async () => {
    await files().put('codes/a.png', bytes, 'image/png');
    const [put] = received;
    expect(put).toMatchObject({ method: 'PUT', url: '/codes/a.png', body: Buffer.from(bytes) });
    expect(put?.headers['x-amz-content-sha256']).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(put?.headers['content-type']).toBe('image/png');
    expect(put?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/20261122\/cn-northwest-1\/s3\//,
    );
    expect(put?.headers.authorization).toMatch(/SignedHeaders=[^,]*x-amz-content-sha256/);
    expect(put?.headers['x-amz-security-token']).toBe(signer.sessionToken);
  });

  test('a refused call is an error, and no missing file', async () => {
    status = 403;
    await expect(files().put('codes/a.png', new Uint8Array(1), 'image/png')).rejects.toThrow('403');
    await expect(files().head('codes/a.png')).rejects.toThrow('403');
    await expect(files().remove('codes/a.png')).rejects.toThrow('403');
  });

  test('a call without an answer ends at its time limit', async () => {
    handle = () => timeouts.pass(3_000);
    await expect(files().put('codes/a.png', bytes, 'image/png')).rejects.toThrow('no answer in time');
    await expect(files().head('codes/a.png')).rejects.toThrow('no answer in time');
    await expect(files().remove('codes/a.png')).rejects.toThrow('no answer in time');
  });
});

test('what another has signed is refused', async () => {
  const forger = files({ ...signer, secretAccessKey: 'guessed' });
  await expect(forger.put('codes/a.png', bytes, 'image/png')).rejects.toThrow('403');
  expect((await fetch(await forger.readUrl('codes/a.png'))).status).toBe(403);
  const ticket = await forger.ticket({ purpose: 'evidence', type: 'image/png', maxBytes: 10 });
  expect((await upload(ticket, bytes)).status).toBe(403);
});

test('readUrl is presigned and ends after an hour', async () => {
  const url = new URL(await files().readUrl('codes/a.png'));
  expect(url.pathname).toBe('/codes/a.png');
  expect(url.searchParams.get('X-Amz-Expires')).toBe('3600');
  expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  expect(url.searchParams.get('X-Amz-Security-Token')).toBe(signer.sessionToken);
});

test('the public endpoint of a Chinese region is under .cn', async () => {
  const credentials = () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' });
  const options = { ...outside, bucket: 'b', region: 'cn-northwest-1', credentials };
  const url = await s3Files(options).readUrl('codes/k.png');
  expect(new URL(url).host).toBe('b.s3.cn-northwest-1.amazonaws.com.cn');
});
