import { createHash, createHmac } from 'node:crypto';
import aws4 from 'aws4';
import type { Clock } from '../../ports/clock';
import { Fault } from '../../ports/fault';
import {
  checkKey,
  type Files,
  newKey,
  ticketLifeSeconds,
  type Upload,
  type UploadTicket,
  urlLifeSeconds,
} from '../../ports/files';
import type { Ids } from '../../ports/ids';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';
import { asItIs, headOf } from './head-of';

interface S3FilesOptions {
  readonly bucket: string;
  readonly region: string;
  /** Read anew for each request: Lambda renews them. */
  readonly credentials: () => aws4.Credentials;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly timeouts: Timeouts;
  readonly ids: Pick<Ids, 'newId'>;
  /** Only for another S3-compatible server; the public endpoint of the region otherwise. */
  readonly endpoint?: string;
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 3_000;

const endpointOf = (bucket: string, region: string): string =>
  `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** `20261122T020000Z`, as signatures carry it. */
const stampOf = (nowMs: number): string => new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * A form that S3 takes until the policy ends: this key, this type, no more bytes.
 * Source: Amazon S3, Browser-based uploads using POST (AWS Signature Version 4).
 */
function postForm(options: S3FilesOptions, key: string, { type, maxBytes }: Upload) {
  const { bucket, region, credentials, clock } = options;
  const { accessKeyId = '', secretAccessKey = '', sessionToken } = credentials();
  const nowMs = clock.nowMs();
  const stamp = stampOf(nowMs);
  const scope = [stamp.slice(0, 8), region, 's3', 'aws4_request'];
  const signed = {
    key,
    'Content-Type': type,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': [accessKeyId, ...scope].join('/'),
    'X-Amz-Date': stamp,
    ...(sessionToken && { 'X-Amz-Security-Token': sessionToken }),
  };
  const conditions = [
    { bucket },
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
    ['content-length-range', 1, maxBytes],
  ];
  const expiration = new Date(nowMs + ticketLifeSeconds * 1_000).toISOString();
  const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
  const signingKey = scope.reduce<string | Buffer>((by, part) => hmac(by, part), `AWS4${secretAccessKey}`);
  return { ...signed, Policy: policy, 'X-Amz-Signature': hmac(signingKey, policy).toString('hex') };
}

/** What S3 said: its answer, and the code with which it refused. */
interface Told {
  readonly response: Response;
  readonly bytes: Buffer;
  readonly code: string | undefined;
}

/** Files in a private S3 bucket; people load them from presigned addresses and upload by presigned forms. */
export function s3Files(options: S3FilesOptions): Files {
  const { bucket, region, credentials, clock, timeouts, ids, timeoutMs = defaultTimeoutMs } = options;
  const endpoint = new URL(options.endpoint ?? endpointOf(bucket, region));
  const common = { service: 's3', region, host: endpoint.host };

  async function send(method: string, key: string, body?: Buffer, type?: string): Promise<Told> {
    checkKey(key);
    const path = `/${key}`;
    const headers = {
      'X-Amz-Date': stampOf(clock.nowMs()),
      // aws4 signs text bodies only; S3 lets the hash stand in a header that is signed instead.
      'X-Amz-Content-Sha256': createHash('sha256')
        .update(body ?? '')
        .digest('hex'),
      ...(type && { 'Content-Type': type }),
    };
    const signed = aws4.sign({ ...common, method, path, headers }, credentials());
    const init = {
      method,
      headers: { ...(signed.headers as Record<string, string>), ...asItIs },
      ...(body && { body }),
    };
    return within(timeouts, timeoutMs, async (signal) => {
      const response = await fetch(new URL(path, endpoint), { ...init, signal });
      // Left unread it would keep the connection.
      const bytes = Buffer.from(await response.arrayBuffer());
      const code = response.ok ? undefined : /<Code>(\w{1,60})<\/Code>/.exec(bytes.toString())?.[1];
      return { response, bytes, code };
    }).catch((cause: unknown) => {
      const code = cause instanceof TimedOut ? cause.message : 'no answer';
      throw new Fault(
        `S3: ${code} to a ${method}`,
        { platform: 's3', bucket, operation: method, code },
        { cause },
      );
    });
  }

  const refused = ({ response: { status }, code }: Told, operation: string): Fault =>
    new Fault(`S3 answered ${status} to a ${operation}`, { platform: 's3', bucket, operation, status, code });

  return {
    async ticket(upload): Promise<UploadTicket> {
      const key = newKey(upload, ids.newId());
      const fields = postForm(options, key, upload);
      return { key, url: endpoint.href, method: 'POST', headers: {}, fields };
    },
    async put(key, bytes, type) {
      checkKey(key, type);
      const told = await send('PUT', key, Buffer.from(bytes), type);
      if (!told.response.ok) throw refused(told, 'put');
    },
    async get(key) {
      const told = await send('GET', key);
      if (told.response.status === 404) return undefined;
      if (!told.response.ok) throw refused(told, 'get');
      return told.bytes;
    },
    async head(key) {
      const told = await send('HEAD', key);
      if (told.response.status === 404) return undefined;
      if (!told.response.ok) throw refused(told, 'head');
      return headOf(told.response.headers);
    },
    async readUrl(key) {
      checkKey(key);
      const path = `/${key}?X-Amz-Date=${stampOf(clock.nowMs())}&X-Amz-Expires=${urlLifeSeconds}`;
      const signed = aws4.sign({ ...common, method: 'GET', path, signQuery: true }, credentials());
      return new URL(signed.path ?? path, endpoint).href;
    },
    async remove(key) {
      const told = await send('DELETE', key);
      if (!told.response.ok) throw refused(told, 'remove');
    },
  };
}
