import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** What a function should take on two quiet cores; printed, not enforced: machines differ. */
export const goalLoadMs = 35;

const run = promisify(execFile);
const timeoutMs = 30_000;

/** Only `require` is timed: node's own start is the same for every function. */
const program = `
const start = process.hrtime.bigint();
const { handler, main = handler } = require(process.argv[1]);
const tookNs = process.hrtime.bigint() - start;
if (typeof main !== 'function') throw new Error('no handler');
console.log(Number(tookNs));
`;

/** What a function finds in the cloud, so that a check at load time would pass. */
const dummy = Buffer.alloc(32).toString('base64');
const environment = {
  AWS_REGION: 'cn-northwest-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TABLE_PREFIX: 'none-',
  FILES_BUCKET: 'none',
  WECHAT_APP_ID: 'wx0000000000000000',
  WECHAT_SECRET: 'none'.repeat(8),
  SESSION_KEY: dummy,
  HASH_KEY: dummy,
  VAULT_KEYS: `1:${dummy}`,
};

async function loadOnce(bundle: string): Promise<number> {
  const options = { env: environment, timeout: timeoutMs };
  const { stdout } = await run(process.execPath, ['--eval', program, resolve(bundle)], options);
  return Number(stdout) / 1e6;
}

/** Median time in ms to load a bundle, each time in a new process, one after the other. */
export async function measureLoad(bundle: string, processes = 5): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < processes; at += 1) times.push(await loadOnce(bundle));
  return times.sort((a, b) => a - b)[Math.floor(processes / 2)] ?? Number.NaN;
}
