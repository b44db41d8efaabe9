import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as esbuild from 'esbuild';
import type { Locator } from './locate';

/** How the mini-program reaches its backend: the setting of config.ts. */
export type Transport = 'http' | 'cloud';

const setting = /\btransport: '(?:http|cloud)',/;

/** Changes the one line of config.ts that a deployment changes, so that what runs here is what is deployed. */
export const setTransport = (at: Locator, transport: Transport): esbuild.Plugin => ({
  name: 'transport',
  setup(build) {
    build.onLoad({ filter: /\/config\.ts$/ }, async ({ path }) => {
      if (path !== join(at.root, 'config.ts')) return undefined;
      const text = await readFile(path, 'utf8');
      if (!setting.test(text)) return { errors: [{ text: 'config.ts 没有 transport 设置' }] };
      return { contents: text.replace(setting, `transport: '${transport}',`), loader: 'ts' };
    });
  },
});
