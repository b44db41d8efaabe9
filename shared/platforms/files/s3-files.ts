import aws4 from 'aws4';
import type { Files } from '../../ports/files';

interface S3FilesOptions {
  readonly bucket: string;
  readonly region: string;
  /** Read anew for each request: Lambda renews them. */
  readonly credentials: () => aws4.Credentials;
  /** Only for another S3-compatible server; the public endpoint of the region otherwise. */
  readonly endpoint?: string;
  readonly timeoutMs?: number;
}

/** How long an address works, seconds: it is asked for anew with every card. */
const urlLifeSeconds = 3_600;
const defaultTimeoutMs = 3_000;

const endpointOf = (bucket: string, region: string): string =>
  `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

/** Files in a private S3 bucket; people load them from presigned addresses. */
export function s3Files(options: S3FilesOptions): Files {
  const { bucket, region, credentials, timeoutMs = defaultTimeoutMs } = options;
  const endpoint = new URL(options.endpoint ?? endpointOf(bucket, region));
  const common = { service: 's3', region, host: endpoint.host };
  return {
    async put(key, bytes, contentType) {
      const path = `/${key}`;
      const headers = { 'Content-Type': contentType };
      const body = Buffer.from(bytes);
      // aws4 signs text bodies only; S3 lets the hash stand in a header that is signed instead.
      const hash = (await crypto.subtle.digest('SHA-256', body)) as ArrayBuffer;
      const signed = aws4.sign(
        {
          ...common,
          method: 'PUT',
          path,
          headers: { ...headers, 'X-Amz-Content-Sha256': Buffer.from(hash).toString('hex') },
        },
        credentials(),
      );
      const response = await fetch(new URL(path, endpoint), {
        method: 'PUT',
        headers: signed.headers as Record<string, string>,
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) throw new Error(`S3 answered ${response.status} to a put`);
    },
    async url(key) {
      const path = `/${key}?X-Amz-Expires=${urlLifeSeconds}`;
      const signed = aws4.sign({ ...common, method: 'GET', path, signQuery: true }, credentials());
      return new URL(signed.path ?? path, endpoint).href;
    },
  };
}
