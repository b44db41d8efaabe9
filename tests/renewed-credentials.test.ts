import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import aws4 from 'aws4';
import { s3Files } from '../shared/platforms/files/s3-files';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { kmsClient } from '../shared/platforms/vault/kms-client';
import { type AwsCredentials, environmentCredentials, httpSend } from '../shared/store/dynamo/http-send';
import { fakeTimeouts } from './support/stores/fake-timeouts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const received: Received[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    received.push({ method, path, headers, body: Buffer.concat(chunks).toString() });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const region = 'cn-northwest-1';

/** Credentials as Lambda renews them: all three change at once. */
const renewal = (n: number) => ({
  AWS_ACCESS_KEY_ID: `AKID${n}`,
  AWS_SECRET_ACCESS_KEY: `secret-${n}`,
  AWS_SESSION_TOKEN: `token-${n}`,
});

/** What `Authorization` must be for a request that these credentials signed. */
function expectedAuthorization(service: string, { method, path, headers, body }: Received, n: number) {
  const names = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split(';') ?? [];
  const signed = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
  // S3's body is signed by the hash in its own header.
  const isHashed = names.includes('x-amz-content-sha256');
  const request = { service, region, method, path, headers: signed, ...(!isHashed && { body }) };
  return aws4.sign(request, environmentCredentials(renewal(n))).headers?.Authorization;
}

type Credentials = () => AwsCredentials;

// aws4 signs DynamoDB's and KMS's requests by the machine's clock.
const outside = { clock: systemClock, timeouts: fakeTimeouts(), ids: randomIds() };

/** One call of each service that signs for itself. */
const services: [
  service: string,
  open: (endpoint: string, credentials: Credentials) => () => Promise<unknown>,
][] = [
  [
    'dynamodb',
    (endpoint, credentials) => {
      const send = httpSend({ endpoint, region, credentials, timeouts: fakeTimeouts() });
      return () => send('GetItem', { TableName: 'x' });
    },
  ],
  [
    's3',
    (endpoint, credentials) => {
      const files = s3Files({ bucket: 'files', region, credentials, endpoint, ...outside });
      return () => files.put('codes/a.png', Buffer.from('png'), 'image/png');
    },
  ],
  [
    'kms',
    (endpoint, credentials) => {
      const kms = kmsClient({ region, credentials, endpoint, ...outside });
      return () => kms('Decrypt', { CiphertextBlob: 'x' });
    },
  ],
];

test.each(services)('%s: a request is signed with the credentials of its moment', async (service, open) => {
  const env: Record<string, string> = renewal(1);
  const { port } = server.address() as AddressInfo;
  const call = open(`http://127.0.0.1:${port}`, () => environmentCredentials(env));
  received.length = 0;
  await call();
  Object.assign(env, renewal(2));
  await call();
  expect(received).toHaveLength(2);
  received.forEach((request, at) => {
    expect(request.headers['x-amz-security-token']).toBe(`token-${at + 1}`);
    expect(request.headers.authorization).toContain(`Credential=AKID${at + 1}/`);
    expect(request.headers.authorization).toBe(expectedAuthorization(service, request, at + 1));
  });
});
