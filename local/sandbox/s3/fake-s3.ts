import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

interface FakeS3Options {
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface StoredFile {
  readonly body: Buffer;
  readonly type: string;
}

interface S3Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

interface Reply {
  readonly status: number;
  readonly file?: StoredFile;
}

class Refusal extends Error {}

/** A signature in a header is good for so long. */
const skewMs = 15 * 60_000;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** Name and value of what a canonical request counts up. */
type Pairs = readonly (readonly [string, string])[];

function canonicalRequest(request: S3Request, query: Pairs, signedHeaders: string, payload: string): string {
  const { method, url, headers } = request;
  const sorted = query
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort((a, b) => (a < b ? -1 : 1));
  const lines = signedHeaders.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}\n`);
  return [method, url.pathname, sorted.join('&'), lines.join(''), signedHeaders, payload].join('\n');
}

/**
 * Checks what a request or a form shows of its signer. Source: AWS Signature Version 4 (Authorization header,
 * query parameters, POST policy).
 */
function checks(options: FakeS3Options) {
  const scopeOf = (stamp: string) => [stamp.slice(0, 8), options.region, 's3', 'aws4_request'];

  function checkSignature(credential: string, stamp: string, text: string, given: string): void {
    const scope = scopeOf(stamp);
    if (credential !== [options.accessKeyId, ...scope].join('/')) throw new Refusal('InvalidAccessKeyId');
    const key = scope.reduce<string | Buffer>((by, part) => hmac(by, part), `AWS4${options.secretAccessKey}`);
    if (hmac(key, text).toString('hex') !== given) throw new Refusal('SignatureDoesNotMatch');
  }

  const toSign = (stamp: string, canonical: string) =>
    ['AWS4-HMAC-SHA256', stamp, scopeOf(stamp).join('/'), sha256(canonical)].join('\n');

  function header(request: S3Request): void {
    const { headers, body, url } = request;
    const parts =
      /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
        headers.authorization ?? '',
      );
    if (!parts) throw new Refusal('AccessDenied');
    const [, credential = '', signedHeaders = '', signature = ''] = parts;
    const stamp = String(headers['x-amz-date']);
    const payload = String(headers['x-amz-content-sha256']);
    const isAllSigned = ['host', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token'].every((name) =>
      signedHeaders.split(';').includes(name),
    );
    if (!isAllSigned) throw new Refusal('SignatureDoesNotMatch');
    if (headers['x-amz-security-token'] !== options.sessionToken) throw new Refusal('InvalidToken');
    const text = toSign(stamp, canonicalRequest(request, [...url.searchParams], signedHeaders, payload));
    checkSignature(credential, stamp, text, signature);
    if (!(Math.abs(options.now() - timeOf(stamp)) <= skewMs)) throw new Refusal('RequestTimeTooSkewed');
    if (payload !== sha256(body)) throw new Refusal('XAmzContentSHA256Mismatch');
  }

  function query(request: S3Request): void {
    const { searchParams } = request.url;
    const of = (name: string) => searchParams.get(`X-Amz-${name}`) ?? '';
    const stamp = of('Date');
    if (of('Security-Token') !== options.sessionToken) throw new Refusal('InvalidToken');
    const others = [...searchParams].filter(([name]) => name !== 'X-Amz-Signature');
    const canonical = canonicalRequest(request, others, of('SignedHeaders'), 'UNSIGNED-PAYLOAD');
    checkSignature(of('Credential'), stamp, toSign(stamp, canonical), of('Signature'));
    const ageMs = options.now() - timeOf(stamp);
    if (!(ageMs <= Number(of('Expires')) * 1_000)) throw new Refusal('AccessDenied');
  }

  /** Every field of the form must stand in the policy, and be as the policy says. */
  function form(fields: ReadonlyMap<string, string>, bytes: number): void {
    const of = (name: string) => fields.get(name) ?? '';
    const policy = of('policy');
    checkSignature(of('x-amz-credential'), of('x-amz-date'), policy, of('x-amz-signature'));
    if (of('x-amz-security-token') !== options.sessionToken) throw new Refusal('InvalidToken');
    const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString());
    if (!(options.now() <= Date.parse(expiration))) throw new Refusal('AccessDenied');
    const free = new Set(['policy', 'x-amz-signature', 'file']);
    const open = new Set([...fields.keys()].filter((name) => !free.has(name)));
    for (const condition of conditions) {
      if (Array.isArray(condition)) {
        const [kind, least, most] = condition;
        if (kind !== 'content-length-range') throw new Refusal('InvalidPolicyDocument');
        if (bytes < least) throw new Refusal('EntityTooSmall');
        if (bytes > most) throw new Refusal('EntityTooLarge');
        continue;
      }
      for (const [name, value] of Object.entries(condition)) {
        const shown = name === 'bucket' ? options.bucket : of(name.toLowerCase());
        if (shown !== value) throw new Refusal('AccessDenied');
        open.delete(name.toLowerCase());
      }
    }
    if (open.size > 0) throw new Refusal('AccessDenied');
  }

  return { header, query, form };
}

/** As much of S3 as the product uses, with one private bucket and real signatures; for tests. */
export function fakeS3(options: FakeS3Options) {
  const check = checks(options);
  const files = new Map<string, StoredFile>();

  async function post({ headers, body }: S3Request): Promise<Reply> {
    const contentType = String(headers['content-type']);
    const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    const fields = new Map<string, string>();
    let file = Buffer.alloc(0);
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.set(name.toLowerCase(), value);
      else if (name === 'file') file = Buffer.from(await value.arrayBuffer());
    }
    check.form(fields, file.length);
    files.set(fields.get('key') ?? '', { body: file, type: fields.get('content-type') ?? '' });
    return { status: 204 };
  }

  async function served(request: S3Request): Promise<Reply> {
    const { method, url, headers, body } = request;
    const key = url.pathname.slice(1);
    if (method === 'POST' && key === '') return post(request);
    if (url.searchParams.has('X-Amz-Signature')) check.query(request);
    else check.header(request);
    if (method === 'PUT') files.set(key, { body, type: String(headers['content-type']) });
    if (method === 'PUT') return { status: 200 };
    if (method === 'DELETE') files.delete(key);
    if (method === 'DELETE') return { status: 204 };
    const file = files.get(key);
    return file ? { status: 200, file } : { status: 404 };
  }

  return {
    async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { method = 'GET', headers } = request;
      const url = new URL(request.url ?? '/', `http://${headers.host}`);
      const reply = await served({ method, url, headers, body: Buffer.concat(chunks) }).catch((error) => {
        if (error instanceof Refusal) return { status: 403, file: undefined };
        throw error;
      });
      const { status, file } = reply;
      response.writeHead(status, file && { 'content-type': file.type, 'content-length': file.body.length });
      response.end(method === 'HEAD' ? undefined : file?.body);
    },
  };
}
