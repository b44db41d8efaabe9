import { EventEmitter, once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gateway, listen } from '../../../local/gateway';
import { checkDeclared } from '../actions/common-errors';
import type { Answer, TestSystem } from './test-system';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** A system behind the laptop's gateway, reached over real HTTP. */
export interface HttpSystem {
  readonly url: string;
  /** Sends a request with exactly this path, which URL objects would tidy up. */
  send(path: string, request?: HttpRequest): Promise<HttpAnswer>;
  call(token: string | undefined, action: string, input?: unknown): Promise<Answer>;
  /** Resolves with the next answer that anybody gets. */
  answered(): Promise<unknown>;
  close(): Promise<void>;
}

/** Connections at a time: enough for a real race, few enough for any machine. */
const maxSockets = 64;

export async function httpSystem(system: TestSystem): Promise<HttpSystem> {
  const server = gateway({
    functions: system.functions,
    ports: system.ports,
    files: system.serveFile,
    sandbox: (incoming, response) => system.sandbox.handle(incoming, response),
  });
  const url = await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets });
  const answers = new EventEmitter().setMaxListeners(0);
  server.on('request', (_request, response) => response.once('finish', () => answers.emit('answer')));

  const send: HttpSystem['send'] = (path, { method = 'POST', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.once('error', reject);
      sent.end(body);
    });

  return {
    url,
    send,
    async call(token, action, input = {}) {
      const headers = {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      };
      const { status, text } = await send(`/${action}`, { headers, body: JSON.stringify(input) });
      const { ok, data, error } = JSON.parse(text);
      checkDeclared(action, error?.code);
      return { status, ok, data, error };
    },
    answered: () => once(answers, 'answer'),
    async close() {
      agent.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
