import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gateway, listen } from '../local/gateway';
import type { Backend } from './backend';

const run = promisify(execFile);
const connections = 20;
const requests = 4_000;

/** The load comes from a process of its own, so that the CPU counted here is the server's alone. */
const program = `
const { Agent, request } = require('node:http');
const [url, body, connections, requests] = [process.argv[1], process.argv[2], +process.argv[3], +process.argv[4]];
const agent = new Agent({ keepAlive: true, maxSockets: connections });
let left = requests;
const one = () => new Promise((resolve, reject) => {
  const sent = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
    if (response.statusCode !== 200) reject(new Error(String(response.statusCode)));
    response.resume().on('end', resolve);
  });
  sent.on('error', reject);
  sent.end(body);
});
const loop = async () => { while (left-- > 0) await one(); };
const startedAt = process.hrtime.bigint();
Promise.all(Array.from({ length: connections }, loop)).then(() => {
  console.log(Number(process.hrtime.bigint() - startedAt) / 1e9);
  agent.destroy();
});
`;

interface Load {
  readonly perSecond: number;
  readonly cpuMs: number;
}

/** `tasks/list` of 20 rows over HTTP with 20 connections: requests a second, and the server's CPU for each. */
export async function httpLoad(backend: Backend): Promise<Load> {
  const server = gateway({
    functions: backend.functions,
    ports: backend.ports,
    sandbox: async () => {},
  });
  const url = `${await listen(server, 0)}/tasks/list`;
  const body = JSON.stringify({ city: '370200', sort: 'newest', limit: 20 });
  const load = (count: number) =>
    run(process.execPath, ['--eval', program, url, body, String(connections), String(count)]);
  await load(requests / 8);
  const before = process.cpuUsage();
  const { stdout } = await load(requests);
  const { user, system } = process.cpuUsage(before);
  server.close();
  return { perSecond: requests / Number(stdout), cpuMs: (user + system) / 1000 / requests };
}
