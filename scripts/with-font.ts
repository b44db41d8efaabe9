import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import { fontFile } from '../shared/application/papers/pdf/noto-sans-sc';

const fontModule = /papers[\\/]pdf[\\/]noto-sans-sc\.ts$/;

/** Puts the font of papers into the bundle of the function that writes them: beside it there is no node_modules. */
export const withFont: Plugin = {
  name: 'with-font',
  setup({ onLoad }) {
    onLoad({ filter: fontModule }, () => {
      const path = createRequire(join(process.cwd(), 'package.json')).resolve(fontFile);
      const contents = `import bytes from ${JSON.stringify(path)};\nexport const notoSansSc = async () => bytes;\n`;
      return { contents, loader: 'js' };
    });
    onLoad({ filter: /\.woff$/ }, async ({ path }) => ({
      contents: await readFile(path),
      loader: 'binary',
    }));
  },
};
