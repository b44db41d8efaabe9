import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { gateway, listen } from '../local/gateway';
import type { Backend } from './backend';

/** Characters of an answer that are handed on. */
const kept = 400;

/** Sends what it reads from its input, so that the CPU counted here is the server's alone. */
const program = `
const { Agent, request } = require('node:http');
const { text } = require('node:stream/consumers');
const kept = ${kept};
text(process.stdin).then(async (input) => {
  const { url, connections, requests } = JSON.parse(input);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const starts = [];
  const sizes = [];
  const latenciesMs = [];
  let next = 0;
  const one = ({ path, token, body }, at) => new Promise((resolve, reject) => {
    const sentAt = performance.now();
    const headers = { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) };
    const sent = request(new URL(path, url), { method: 'POST', agent, headers }, (response) => {
      let answer = '';
      response.setEncoding('utf8').on('data', (chunk) => { answer += chunk; });
      response.on('end', () => { starts[at] = answer.slice(0, kept); sizes[at] = Buffer.byteLength(answer); latenciesMs[at] = performance.now() - sentAt; resolve(); });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
  const loop = async () => { while (next < requests.length) { const at = next++; await one(requests[at], at); } };
  const startedAt = process.hrtime.bigint();
  await Promise.all(Array.from({ length: connections }, loop));
  agent.destroy();
  console.log(JSON.stringify({ seconds: Number(process.hrtime.bigint() - startedAt) / 1e9, starts, sizes, latenciesMs }));
});
`;

export interface HttpRequest {
  readonly path: string;
  readonly body: unknown;
  readonly token?: string;
}

export interface Load {
  readonly seconds: number;
  /** What the answers begin with, in the order of the requests: whole ones would have to be read here, by the server's CPU. */
  readonly starts: readonly string[];
  /** Bytes of each answer. */
  readonly sizes: readonly number[];
  /** From sending to the last byte of the answer, in the same order. */
  readonly latenciesMs: readonly number[];
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
  const { seconds, starts, sizes, latenciesMs } = JSON.parse(output) as Omit<Load, 'cpuMs'>;
  return { seconds, starts, sizes, latenciesMs, cpuMs: (user + system) / 1000 / requests.length };
}
