import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../shared/ports/clock';
import {
  checkKey,
  type Files,
  newKey,
  ticketLifeSeconds,
  typeOfKey,
  urlLifeSeconds,
} from '../shared/ports/files';
import type { Ids } from '../shared/ports/ids';

/** Where bytes are kept. Errors: RangeError for what is not a key. */
export interface KeptFiles {
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<void>;
}

interface ServedFilesOptions {
  readonly kept: KeptFiles;
  /** Of the gateway that serves `/files/`. */
  readonly baseUrl: () => string;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly ids: Pick<Ids, 'newId'>;
}

/** A Files port whose addresses the gateway serves itself. */
export interface ServedFiles extends Files {
  /** Answers a request under `/files/`: only with the signature of an address that was given out. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const folder = '/files/';

/** All of an upload that is not too long; read to its end all the same, so that the caller sees the answer. */
async function bodyWithin(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  return size > 0 && size <= maxBytes ? Buffer.concat(chunks) : undefined;
}

/** Signs what an address allows, and until when. */
function signer({ baseUrl, clock }: Pick<ServedFilesOptions, 'baseUrl' | 'clock'>) {
  // Its own for each start: addresses are short-lived.
  const secret = randomBytes(32);
  const signatureOf = (method: string, key: string, query: URLSearchParams): Buffer => {
    const signed = [method, key, query.get('until'), query.get('max')];
    return createHmac('sha256', secret).update(JSON.stringify(signed)).digest();
  };
  return {
    address(method: 'GET' | 'PUT', key: string, lifeSeconds: number, max?: number): string {
      const url = new URL(`${folder}${key}`, baseUrl());
      url.searchParams.set('until', String(clock.nowMs() + lifeSeconds * 1_000));
      if (max !== undefined) url.searchParams.set('max', String(max));
      url.searchParams.set('sign', signatureOf(method, key, url.searchParams).toString('base64url'));
      return url.href;
    },
    isSigned(method: string, key: string, query: URLSearchParams): boolean {
      const given = Buffer.from(query.get('sign') ?? '', 'base64url');
      const own = signatureOf(method, key, query);
      const isOwn = given.length === own.length && timingSafeEqual(given, own);
      return isOwn && clock.nowMs() <= Number(query.get('until'));
    },
  };
}

function answer(response: ServerResponse, status: number, error?: string): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(error === undefined ? {} : { error }));
}

/** Files that are kept anywhere on this machine, loaded and uploaded at signed addresses of the gateway. */
export function servedFiles(options: ServedFilesOptions): ServedFiles {
  const { kept, ids } = options;
  const { address, isSigned } = signer(options);

  async function upload(key: string, maxBytes: number, request: IncomingMessage, response: ServerResponse) {
    const body = await bodyWithin(request, maxBytes);
    if (request.headers['content-type'] !== typeOfKey(key)) return answer(response, 415, '文件类型不符');
    if (!body) return answer(response, 413, '文件为空或太大');
    await kept.write(key, body);
    answer(response, 200);
  }

  return {
    async ticket(asked) {
      const key = newKey(asked, ids.newId());
      const url = address('PUT', key, ticketLifeSeconds, asked.maxBytes);
      return { key, url, method: 'PUT', headers: { 'content-type': asked.type }, fields: {} };
    },
    async put(key, bytes, type) {
      checkKey(key, type);
      await kept.write(key, bytes);
    },
    get: (key) => kept.read(key),
    async head(key) {
      const bytes = await kept.read(key);
      return bytes && { bytes: bytes.length, type: typeOfKey(key) };
    },
    async readUrl(key) {
      checkKey(key);
      return address('GET', key, urlLifeSeconds);
    },
    remove: (key) => kept.remove(key),
    async serve(request, response) {
      const url = new URL(request.url ?? '/', 'http://gateway');
      const key = url.pathname.slice(folder.length);
      const method = request.method ?? 'GET';
      const isAllowed = isSigned(method, key, url.searchParams);
      if (isAllowed && method === 'PUT')
        return upload(key, Number(url.searchParams.get('max')), request, response);
      const bytes = isAllowed ? await kept.read(key) : undefined;
      if (!bytes) return answer(response, 404, '文件不存在');
      response.writeHead(200, { 'content-type': typeOfKey(key), 'cache-control': 'max-age=86400' });
      response.end(bytes);
    },
  };
}
