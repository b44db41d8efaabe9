import type { IncomingHttpHeaders } from 'node:http';
import type { Reply } from '../http';
import type { Fields } from './ejson';

/** A call as the SDK sends it: `POST /admin` with `action` among its parameters. */
export type Params = Fields;

/**
 * Serves one `action`; what it answers is sent beside `requestId`, bytes as they are.
 * Errors: CloudBaseRefusal.
 */
export type Action = (params: Params) => Promise<Fields | Reply> | Fields | Reply;

export interface RouteRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An address beside `/admin`, such as the one that files are uploaded to. */
export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Requests whose path begins so. */
  readonly prefix: string;
  handle(request: RouteRequest): Promise<Reply> | Reply;
}

/** A piece of the cloud: the document database, storage, cloud calls. */
export interface Part {
  readonly actions: Readonly<Record<string, Action>>;
  readonly routes?: readonly Route[];
  /** Everything it keeps, JSON-serialisable. */
  snapshot?(): unknown;
  restore?(snapshot: unknown): void;
  /** From now on told of each change, JSON-serialisable, before it is made; what it throws prevents it. */
  onChange?(tell: (change: unknown) => void): void;
  /** Makes a change again that was told of. */
  redo?(change: unknown): void;
  /** Forgets everything. */
  reset?(): void;
}
