import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { isReadable } from '../own-requests';

export interface SandboxRequest {
  readonly method: string;
  readonly path: string;
  /** Path and query as they came: what is signed. */
  readonly target: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A control call that cannot be served; the message says in Chinese why. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** To a page of somebody else's in a browser, on a port that has no pages. */
export const foreignRefused = json({ error: '只接受本机程序的请求' }, 403);

/** Pictures of papers come as base64. */
const MAX_BODY_BYTES = 8_000_000;

export function json(value: unknown, status = 200): Reply {
  return { status, contentType: 'application/json; charset=UTF-8', body: JSON.stringify(value) };
}

/** Errors: ControlError 400 for an address that is none, 413 for too much. */
export async function readRequest(req: IncomingMessage): Promise<SandboxRequest> {
  if (!isReadable(req.url ?? '/')) throw new ControlError(400, '地址有误');
  const url = new URL(req.url ?? '/', 'http://sandbox');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    // Read to the end all the same: a caller that is cut off would not see why.
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
  }
  if (size > MAX_BODY_BYTES) throw new ControlError(413, '请求内容超过 8 MB');
  const body = Buffer.concat(chunks);
  return {
    method: req.method ?? 'GET',
    path: url.pathname,
    target: req.url ?? '/',
    query: url.searchParams,
    headers: req.headers,
    body,
  };
}

export function write(res: ServerResponse, reply: Reply): void {
  res.writeHead(reply.status, {
    ...reply.headers,
    'content-type': reply.contentType,
    'content-length': Buffer.byteLength(reply.body),
  });
  res.end(reply.body);
}
