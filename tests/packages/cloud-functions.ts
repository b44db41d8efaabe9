import { type ChildProcess, fork } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { localIdPrefix } from '../../local/cloudbase/sdk';
import { SANDBOX_CREDENTIALS } from '../../local/sandbox/cloudbase/cloudbase-sandbox';
import type { CloudContext } from '../../shared/runtime/doors/injected-context';
import { packageSecrets } from './package-secrets';

/** One instance of a cloud function, in a process of its own. */
interface CloudFunctionProcess {
  invoke(event: unknown, context: CloudContext): Promise<unknown>;
  readonly lines: readonly string[];
  close(): Promise<void>;
}

const environmentId = 'jiedan-local';

/** What the operator's `.env` holds; the command line leaves the name of what it lacks. */
const settings: Readonly<Record<string, string>> = {
  ...packageSecrets,
  CLOUDBASE_ENV: environmentId,
  STORAGE_ID_PREFIX: localIdPrefix,
};

const packagedRc = z.object({
  functions: z.array(z.object({ name: z.string(), envVariables: z.record(z.string(), z.string()) })),
});

function start(folder: string, process: string, env: Readonly<Record<string, string>>): CloudFunctionProcess {
  const child: ChildProcess = fork(process, [], { cwd: folder, env, silent: true, execArgv: [] });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const lines: string[] = [];
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = `${rest}${chunk}`.split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  child.on('message', ({ id, answer, error }: { id: number; answer: unknown; error?: string }) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      for (const each of waiting.values()) each.reject(new Error(`${folder} ended with ${code}`));
      resolve();
    });
  });
  let calls = 0;
  return {
    lines,
    invoke: (event, context) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ id: calls, event, context });
      }),
    async close() {
      child.kill();
      await ended;
    },
  };
}

/** The functions of `npm run package:cloudbase` by name, each alone in its folder, with its variables and no others. */
export function startCloudFunctions(packageFolder: string, serviceUrl: string) {
  const own = mkdtempSync(join(tmpdir(), 'jiedan-cloudbase-'));
  const outfile = join(own, 'cloud-function-process.cjs');
  const entryPoints = ['tests/packages/cloud-function-process.ts'];
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' });
  const { functions } = packagedRc.parse(
    JSON.parse(readFileSync(join(packageFolder, 'cloudbaserc.json'), 'utf8')),
  );
  const fromCloud = {
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: environmentId,
    TENCENTCLOUD_SECRETID: SANDBOX_CREDENTIALS.secretId,
    TENCENTCLOUD_SECRETKEY: SANDBOX_CREDENTIALS.secretKey,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: serviceUrl }),
  };
  return {
    functions: functions.map(({ name, envVariables }) => {
      const folder = join(own, name);
      cpSync(join(packageFolder, 'functions', name), folder, { recursive: true });
      const variables = Object.entries(envVariables).map(([variable, text]) => [
        variable,
        text.replace(/^\{\{env\.(\w+)\}\}$/, (unset, setting: string) => settings[setting] ?? unset),
      ]);
      const started = () => start(folder, outfile, { ...Object.fromEntries(variables), ...fromCloud });
      return { name, start: started };
    }),
    remove: () => rmSync(own, { recursive: true }),
  };
}
