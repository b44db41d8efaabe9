import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isForeign, isReadable, serverLimits } from '../../own-requests';
import { ControlError, foreignRefused, json, type Reply, write } from '../http';
import { createRing } from '../ring';
import type { Action, Params, Part, Route, RouteRequest } from './action';
import { type CloudBaseFault, createCloudBaseFaults } from './cloudbase-faults';
import { createDatabase } from './database';
import type { Fields } from './ejson';
import { answered, serveWithFault } from './faulty-answer';
import { CloudBaseRefusal } from './refusal';
import { type Credentials, checkSignature } from './signature';

/** Opens nothing but the sandbox. */
export const SANDBOX_CREDENTIALS: Credentials = {
  secretId: 'local-sandbox-secret-id',
  secretKey: 'local-sandbox-secret-key',
};

/** The database's largest packet. */
const maxBodyBytes = 16 * 1024 * 1024;

export interface CloudBaseSandboxOptions {
  readonly credentials?: Credentials;
  /** Milliseconds since 1970: age of signatures, server dates, life of transactions. */
  readonly now?: () => number;
  /** Told for how long an answer is held back, Infinity for good: tests let time limits pass at once. */
  readonly onHold?: (ms: number) => void;
  /** Told when a plain write begins to wait for a transaction that holds its document. */
  readonly onLockWait?: () => void;
  /** Names of the collections that exist. */
  readonly collections?: readonly string[];
  /** Storage, cloud calls: what answers beside the database. */
  readonly parts?: readonly Part[];
}

export interface CloudBaseCall {
  readonly action: string;
  /** The answer's code; undefined for success. */
  readonly code: string | undefined;
  readonly transactionId: string | undefined;
}

export interface CloudBaseSandbox {
  /** Serves one request; resolves when it is answered or the caller has gone. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Listens on 127.0.0.1 only; `serviceUrl` is what the SDK's `init` takes. */
  listen(port?: number): Promise<{ serviceUrl: string; close(): Promise<void> }>;
  /** Does an action without HTTP between, unnoticed by `calls`. Errors: CloudBaseRefusal. */
  act(name: string, params: Params): Promise<unknown>;
  /** The last 1,000 calls, oldest first. */
  calls(): readonly CloudBaseCall[];
  addFault(fault: CloudBaseFault): void;
  clearFaults(): void;
  /** Everything that is kept, JSON-serialisable; one entry per part. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  /** See `Part`; a change is told with the part that it is of. */
  onChange(tell: (change: unknown) => void): void;
  redo(change: readonly [part: number, change: unknown]): void;
  reset(): void;
}

async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= maxBodyBytes) chunks.push(bytes);
  }
  if (size > maxBodyBytes) throw new CloudBaseRefusal('EXCEED_REQUEST_SIZE_LIMIT', 'request body too large');
  return Buffer.concat(chunks);
}

const isReply = (answer: Fields | Reply): answer is Reply => 'contentType' in answer && 'body' in answer;

function refusalOf(error: unknown): Fields {
  if (error instanceof CloudBaseRefusal) return { code: error.code, message: error.message };
  return { code: 'SYS_ERR', message: `sandbox: ${error instanceof Error ? error.stack : String(error)}` };
}

class Sandbox implements CloudBaseSandbox {
  readonly #credentials: Credentials;
  readonly #now: () => number;
  readonly #onHold: (ms: number) => void;
  readonly #parts: readonly Part[];
  readonly #actions: ReadonlyMap<string, Action>;
  readonly #routes: readonly Route[];
  readonly #faults: ReturnType<typeof createCloudBaseFaults>;
  #calls = createRing<CloudBaseCall>(1_000);

  constructor(options: CloudBaseSandboxOptions) {
    this.#credentials = options.credentials ?? SANDBOX_CREDENTIALS;
    this.#now = options.now ?? Date.now;
    this.#onHold = options.onHold ?? (() => {});
    const database = createDatabase({
      now: this.#now,
      collections: options.collections ?? [],
      onLockWait: options.onLockWait ?? (() => {}),
    });
    this.#parts = [database, ...(options.parts ?? [])];
    this.#actions = new Map(this.#parts.flatMap(({ actions }) => Object.entries(actions)));
    this.#routes = this.#parts.flatMap(({ routes = [] }) => routes);
    this.#faults = createCloudBaseFaults(new Set(this.#actions.keys()));
  }

  async act(name: string, params: Params): Promise<unknown> {
    return this.#action(name)(params);
  }

  calls = () => this.#calls.entries();
  addFault = (fault: CloudBaseFault) => this.#faults.add(fault);
  clearFaults = () => this.#faults.clear();

  async handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      if (!isReadable(req.url ?? '/')) throw new ControlError(400, '地址有误');
      const url = new URL(req.url ?? '/', 'http://sandbox');
      const body = await readBody(req);
      if (url.pathname === '/admin') return await this.#admin(req, body, res);
      const request: RouteRequest = {
        method: req.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: req.headers,
        body,
      };
      const route = this.#routes.find(
        ({ method, prefix }) => method === request.method && request.path.startsWith(prefix),
      );
      if (!route) throw new ControlError(404, `沙箱没有这个地址：${request.path}`);
      write(res, await route.handle(request));
    } catch (error) {
      if (res.headersSent || res.destroyed) return;
      if (error instanceof ControlError) write(res, json({ error: error.message }, error.status));
      else write(res, answered(refusalOf(error)));
    }
  }

  snapshot(): unknown {
    return this.#parts.map((part) => part.snapshot?.() ?? null);
  }

  restore(snapshot: unknown): void {
    const kept = snapshot as readonly unknown[];
    this.#parts.forEach((part, at) => {
      part.restore?.(kept[at]);
    });
  }

  onChange(tell: (change: unknown) => void): void {
    this.#parts.forEach((part, at) => {
      part.onChange?.((change) => tell([at, change]));
    });
  }

  redo([at, change]: readonly [number, unknown]): void {
    this.#parts[at]?.redo?.(change);
  }

  reset(): void {
    this.#faults.clear();
    this.#calls = createRing(1_000);
    for (const part of this.#parts) part.reset?.();
  }

  async listen(port = 0): Promise<{ serviceUrl: string; close(): Promise<void> }> {
    // Kept open until the caller ends it: on a busy machine a socket would be closed just when it is used again.
    const server = createServer({ ...serverLimits(), keepAliveTimeout: 0 }, (req, res) =>
      isForeign(req.headers) ? write(res, foreignRefused) : void this.handle(req, res),
    );
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
    return {
      serviceUrl: `http://127.0.0.1:${address.port}/admin`,
      close: () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        }),
    };
  }

  async #admin(req: IncomingMessage, body: Buffer, res: ServerResponse): Promise<void> {
    const params = JSON.parse(body.toString()) as Params;
    checkSignature(this.#credentials, { url: req.url ?? '', headers: req.headers, params }, this.#now());
    const name = String(params.action);
    const action = this.#action(name);
    const perform = () => this.#perform({ name, action, params });
    await serveWithFault(perform, this.#faults.take(name), res, this.#onHold);
  }

  #action(name: string): Action {
    const action = this.#actions.get(name);
    if (!action) throw new CloudBaseRefusal('INVALID_ACTION', `no action ${name}`);
    return action;
  }

  async #perform({ name, action, params }: Called): Promise<Reply> {
    const transactionId = typeof params.transactionId === 'string' ? params.transactionId : undefined;
    try {
      const answer = await action(params);
      this.#calls.push({ action: name, code: undefined, transactionId });
      return isReply(answer) ? answer : answered(answer);
    } catch (error) {
      const refusal = refusalOf(error);
      this.#calls.push({ action: name, code: String(refusal.code), transactionId });
      return answered(refusal);
    }
  }
}

interface Called {
  readonly name: string;
  readonly action: Action;
  readonly params: Params;
}

/** CloudBase on a laptop, over the wire that `@cloudbase/node-sdk` speaks. */
export const createCloudBaseSandbox = (options: CloudBaseSandboxOptions = {}): CloudBaseSandbox =>
  new Sandbox(options);
