import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { fontFile } from '../shared/application/papers/pdf/noto-sans-sc';

const fontModule = /papers[\\/]pdf[\\/]noto-sans-sc\.ts$/;

/** What stands in a bundle for that module: the font packed, which nobody unpacks before there is a paper. */
const bundled = (path: string): string => `
import { gunzipSync } from 'node:zlib';
import packed from ${JSON.stringify(path)};
export const notoSansSc = async () => gunzipSync(Buffer.from(packed, 'base64'));
`;

/** Puts the font of papers into the bundle of the function that writes them: beside it there is no node_modules. */
export const withFont: Plugin = {
  name: 'with-font',
  setup({ onLoad }) {
    onLoad({ filter: fontModule }, () => {
      const path = createRequire(join(process.cwd(), 'package.json')).resolve(fontFile);
      return { contents: bundled(path), loader: 'js', resolveDir: process.cwd() };
    });
    onLoad({ filter: /\.ttf$/ }, async ({ path }) => ({
      contents: gzipSync(await readFile(path)),
      loader: 'base64',
    }));
  },
};
