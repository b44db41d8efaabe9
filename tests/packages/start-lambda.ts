import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../local/gateway';
import { aheadHeader, aheadOfMachineMs } from './process-clock';

export interface LambdaOptions {
  readonly name: string;
  /** Where its package was unzipped. */
  readonly folder: string;
  /** `dist/orders/handler.handler` */
  readonly handler: string;
  /** All that the process sees. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where public hosts are played. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Node's binary, and lambda-runtime.ts as that runs it. */
  readonly node: string;
  readonly runtime: string;
}

/** One instance of a Lambda function, in a process of its own. */
export interface Lambda {
  /** Hands it an event; what the handler answers. Errors: Error with what it threw, or that it ended. */
  invoke(event: unknown): Promise<unknown>;
  /** What it has written to its log. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

interface Invocation {
  readonly id: string;
  readonly event: string;
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** As long as any function may run. */
const deadlineMs = 315_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

/** The Runtime API of one instance: events wait in line, one is handed out at a time. */
function runtimeApi(name: string) {
  const waiting: Invocation[] = [];
  const handedOut = new Map<string, Invocation>();
  let next: ServerResponse | undefined;
  const handOut = () => {
    const invocation = next && waiting.shift();
    if (!next || !invocation) return;
    handedOut.set(invocation.id, invocation);
    next
      .writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': invocation.id,
        'lambda-runtime-deadline-ms': String(Date.now() + deadlineMs),
        [aheadHeader]: String(aheadOfMachineMs()),
        'lambda-runtime-invoked-function-arn': `arn:aws-cn:lambda:cn-northwest-1:000000000000:function:${name}`,
      })
      .end(invocation.event);
    next = undefined;
  };
  const endAll = (error: Error) => {
    for (const each of [...handedOut.values(), ...waiting.splice(0)]) each.reject(error);
    handedOut.clear();
  };
  const server = createServer(async (request, response) => {
    const [, , , kind, id = '', outcome] = (request.url ?? '').split('/');
    if (request.method === 'GET') {
      next = response;
      return handOut();
    }
    const told = JSON.parse(await bodyOf(request));
    response.writeHead(202).end();
    const thrown = () => new Error(`${name}: ${told.errorType}: ${told.errorMessage}`);
    if (kind === 'init') return endAll(thrown());
    const invocation = handedOut.get(id);
    handedOut.delete(id);
    if (outcome === 'response') invocation?.resolve(told);
    else invocation?.reject(thrown());
  });
  const invoke = (event: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.push({ id: randomUUID(), event: JSON.stringify(event), resolve, reject });
      handOut();
    });
  return { server, invoke, endAll };
}

/** Starts an instance as Lambda does: its package alone, its environment alone, its events by the Runtime API. */
export async function startLambda(options: LambdaOptions): Promise<Lambda> {
  const { name, folder, handler, environment, hosts, node, runtime } = options;
  const { server, invoke, endAll } = runtimeApi(name);
  const api = new URL(await listen(server, 0)).host;
  const env = {
    ...environment,
    AWS_LAMBDA_RUNTIME_API: api,
    AWS_LAMBDA_FUNCTION_NAME: name,
    LAMBDA_TASK_ROOT: folder,
    _HANDLER: handler,
    TZ: ':UTC',
  };
  const child = spawn(node, [runtime, JSON.stringify(hosts)], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      endAll(new Error(`${name} ended with ${code}`));
      resolve();
    });
  });
  return {
    invoke,
    lines,
    async close() {
      child.kill();
      await ended;
      server.closeAllConnections();
      server.close();
    },
  };
}
