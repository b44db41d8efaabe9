import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request to AWS, as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** The public host that it was meant for. */
  readonly host: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Signer {
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface Claim {
  /** Access key, day, region, service. */
  readonly credential: string;
  readonly stamp: string;
  readonly signedHeaders: string;
  readonly signature: string;
  readonly token: string | undefined;
  readonly lifeSeconds: number;
}

/** A signature in a header is good for so long. */
const headerLifeSeconds = 15 * 60;

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

const headerForm = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;

function claimOf({ headers }: SignedRequest, query: URLSearchParams): Claim | undefined {
  const inQuery = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  if (query.has('X-Amz-Signature')) {
    return {
      credential: inQuery('Credential'),
      stamp: inQuery('Date'),
      signedHeaders: inQuery('SignedHeaders'),
      signature: inQuery('Signature'),
      token: query.get('X-Amz-Security-Token') ?? undefined,
      lifeSeconds: Number(inQuery('Expires')),
    };
  }
  const [, credential, signedHeaders, signature] = headerForm.exec(headers.authorization ?? '') ?? [];
  if (!credential || !signedHeaders || !signature) return undefined;
  const stamp = String(headers['x-amz-date']);
  const token = headers['x-amz-security-token'];
  const [lifeSeconds, given] = [headerLifeSeconds, token === undefined ? undefined : String(token)];
  return { credential, stamp, signedHeaders, signature, token: given, lifeSeconds };
}

function canonical(
  request: SignedRequest,
  path: string,
  query: URLSearchParams,
  { signedHeaders }: Claim,
): string {
  const { method, host, headers, body } = request;
  const isPresigned = query.has('X-Amz-Signature');
  const parameters = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort((a, b) => (a < b ? -1 : 1));
  const values = signedHeaders.split(';').map((name) => {
    const value = name === 'host' ? host : String(headers[name] ?? '');
    return `${name}:${value.trim().replace(/ +/g, ' ')}\n`;
  });
  const payload = isPresigned ? 'UNSIGNED-PAYLOAD' : String(headers['x-amz-content-sha256'] ?? sha256(body));
  return [method, path, parameters.join('&'), values.join(''), signedHeaders, payload].join('\n');
}

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

/** What must be signed of every request, so that nobody on the way can change it. */
const mustBeSigned = (headers: IncomingHttpHeaders): string[] => [
  'host',
  ...['x-amz-date', 'x-amz-target', 'x-amz-security-token', 'x-amz-content-sha256'].filter(
    (name) => headers[name],
  ),
];

/**
 * Who signed a request by AWS Signature Version 4, in a header or in its address; a sentence where the signature does
 * not hold. Source: AWS, Create a signed AWS API request. Written apart from aws4, with which the product signs.
 */
export function signerOf(
  request: SignedRequest,
  service: string,
  region: string,
  keyOf: (accessKeyId: string) => Signer | undefined,
  nowMs = Date.now(),
): { readonly accessKeyId: string } | { readonly problem: string } {
  const [path = '/', search = ''] = request.target.split('?');
  const query = new URLSearchParams(search);
  const claim = claimOf(request, query);
  if (!claim) return { problem: 'is not signed' };
  const [accessKeyId = '', ...scope] = claim.credential.split('/');
  const key = keyOf(accessKeyId);
  const expected = [claim.stamp.slice(0, 8), region, service, 'aws4_request'];
  if (!key) return { problem: `is signed by nobody known: ${accessKeyId}` };
  if (scope.join('/') !== expected.join('/')) return { problem: `is signed for ${scope.join('/')}` };
  if (claim.token !== key.sessionToken) return { problem: 'shows another session token' };
  const signed = claim.signedHeaders.split(';');
  const loose = query.has('X-Amz-Signature')
    ? []
    : mustBeSigned(request.headers).filter((name) => !signed.includes(name));
  if (loose.length > 0) return { problem: `leaves unsigned: ${loose.join(', ')}` };
  const ageMs = nowMs - timeOf(claim.stamp);
  if (!(ageMs > -headerLifeSeconds * 1_000 && ageMs <= claim.lifeSeconds * 1_000))
    return { problem: `is signed at another time: ${claim.stamp}` };
  const hash = request.headers['x-amz-content-sha256'];
  if (hash !== undefined && hash !== sha256(request.body))
    return { problem: 'has another body than it says' };
  const text = [
    'AWS4-HMAC-SHA256',
    claim.stamp,
    expected.join('/'),
    sha256(canonical(request, path, query, claim)),
  ];
  const signing = expected.reduce<string | Buffer>(
    (by, part) => hmac(by, part),
    `AWS4${key.secretAccessKey}`,
  );
  if (hmac(signing, text.join('\n')).toString('hex') !== claim.signature)
    return { problem: 'has a wrong signature' };
  return { accessKeyId };
}
