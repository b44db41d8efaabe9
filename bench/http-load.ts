import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { gateway, listen } from '../local/gateway';
import type { Backend } from './backend';

/** Sends what it reads from its input, so that the CPU counted here is the server's alone. */
const program = `
const { Agent, request } = require('node:http');
const { text } = require('node:stream/consumers');
text(process.stdin).then(async (input) => {
  const { url, connections, requests } = JSON.parse(input);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const bodies = [];
  let next = 0;
  const one = ({ path, token, body }, at) => new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) };
    const sent = request(new URL(path, url), { method: 'POST', agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk) => { answer += chunk; });
      response.on('end', () => { bodies[at] = answer; resolve(); });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
  const loop = async () => { while (next < requests.length) { const at = next++; await one(requests[at], at); } };
  const startedAt = process.hrtime.bigint();
  await Promise.all(Array.from({ length: connections }, loop));
  agent.destroy();
  console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - startedAt) / 1e9, bodies }));
});
`;

export interface HttpRequest {
  readonly path: string;
  readonly body: unknown;
  readonly token?: string;
}

interface Load {
  readonly seconds: number;
  /** The answers, in the order of the requests. */
  readonly bodies: readonly string[];
  /** Of the server, for each request. */
  readonly cpuMs: number;
}

/** Sends requests to a gateway of that backend over so many connections at once. */
export async function httpLoad(
  backend: Backend,
  connections: number,
  requests: readonly HttpRequest[],
): Promise<Load> {
  const noSandbox = async () => {
    throw new Error('not served');
  };
  const server = gateway({ functions: backend.functions, ports: backend.ports, sandbox: noSandbox });
  const url = await listen(server, 0);
  const child = spawn(process.execPath, ['--eval', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const before = process.cpuUsage();
  child.stdin.end(JSON.stringify({ url, connections, requests }));
  const output = await text(child.stdout);
  const { user, system } = process.cpuUsage(before);
  server.close();
  const { seconds, bodies } = JSON.parse(output) as Omit<Load, 'cpuMs'>;
  return { seconds, bodies, cpuMs: (user + system) / 1000 / requests.length };
}

const connections = 20;

/** `tasks/list` of 20 rows. */
export async function listLoad(backend: Backend): Promise<Load> {
  const one = { path: '/tasks/list', body: { city: '370200', sort: 'newest', limit: 20 } };
  await httpLoad(
    backend,
    connections,
    Array.from({ length: 500 }, () => one),
  );
  return httpLoad(
    backend,
    connections,
    Array.from({ length: 4_000 }, () => one),
  );
}
