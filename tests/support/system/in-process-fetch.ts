import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Sandbox } from '../../../local/sandbox/sandbox';

/** What the sandbox writes, where a socket would be. */
class InProcessResponse extends EventEmitter {
  headersSent = false;
  closed = false;
  destroyed = false;
  #status = 200;
  #headers: Record<string, string> = {};
  readonly answer: Promise<Response>;
  #settle: { resolve(response: Response): void; reject(error: Error): void } | undefined;
  /** Resetting it loses the answer. */
  readonly socket = { resetAndDestroy: () => this.close() };

  constructor() {
    super();
    this.answer = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }
  writeHead(status: number, headers: Record<string, string | number>): void {
    this.headersSent = true;
    this.#status = status;
    for (const [name, value] of Object.entries(headers)) this.#headers[name] = String(value);
  }
  /** Of half an answer nothing arrives. */
  write(_chunk: string, sent: () => void): void {
    sent();
  }
  end(body: string | Buffer): void {
    const given = body.length === 0 ? null : body;
    this.#settle?.resolve(new Response(given, { status: this.#status, headers: this.#headers }));
  }
  close(): void {
    this.closed = true;
    this.destroyed = true;
    this.emit('close');
    this.#settle?.reject(new TypeError('fetch failed'));
  }
}

async function* chunksOf(body: RequestInit['body']): AsyncGenerator<Buffer> {
  if (body !== undefined && body !== null) yield Buffer.from(body as string);
}

/** The parts of a request that the sandbox reads. */
const requestOf = (url: URL, { method = 'GET', headers, body }: RequestInit): IncomingMessage => {
  const named = [...new Headers(headers)].map(([name, value]) => [name.toLowerCase(), value]);
  // Where it is sent to is signed by some.
  const all = { ...Object.fromEntries(named), host: url.host };
  const parts = { url: url.pathname + url.search, method, headers: all };
  return Object.assign(chunksOf(body), parts) as unknown as IncomingMessage;
};

/**
 * Lets this process reach a sandbox without the sockets between, which take more time than all that it does; answers how
 * to end that. Redirects are not followed: nothing here follows one.
 */
export function fetchInProcess(sandbox: Pick<Sandbox, 'handle'>, sandboxUrl: string): () => void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    if (url.origin !== sandboxUrl) return fetch(input, init);
    const response = new InProcessResponse();
    init.signal?.addEventListener('abort', () => response.close());
    // What the sandbox cannot answer is no answer, and nobody waits for it.
    sandbox.handle(requestOf(url, init), response as unknown as ServerResponse).catch(() => response.close());
    const answer = await response.answer;
    if (init.redirect === 'error' && answer.status >= 300 && answer.status < 400)
      throw new TypeError('fetch failed');
    return answer;
  };
  return () => {
    globalThis.fetch = fetch;
  };
}
