import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { withFont } from '../with-font';

export interface Bundle {
  readonly text: string;
  readonly map: string;
  readonly bytes: number;
  /** Every source in the bundle, from the project's root. */
  readonly sources: readonly string[];
}

/**
 * Parts of the SDK that this product never calls: language models, SQL and data models, and axios, with which
 * it asks outside a cloud function what a cloud function is told by its environment. The SDK itself starts
 * without them; whatever would call one fails with this text.
 */
const unused = /^(?:@cloudbase\/(?:ai|wx-cloud-client-sdk)|axios)$/;

const withoutUnused: Plugin = {
  name: 'without-unused-parts-of-the-sdk',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `const missing = () => { throw new Error(${JSON.stringify(`${path} is not deployed`)}); };
        exports.default = { generateHTTPClient: missing, generateMySQLClient: missing };
        exports.get = missing;`,
      loader: 'js',
    }));
  },
};

/** One file of CommonJS with all it needs; the same sources give the same bytes. */
export async function bundle(entry: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    treeShaking: true,
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    // Beside the bundle, which does not name it: nothing of it is deployed.
    sourcemap: 'external',
    outfile: 'index.js',
    write: false,
    logLevel: 'warning',
    plugins: [withoutUnused, withFont],
  });
  const file = outputFiles.find(({ path }) => path.endsWith('.js'));
  const map = outputFiles.find(({ path }) => path.endsWith('.map'));
  if (!file || !map) throw new Error(`${entry}: esbuild made no bundle`);
  const { text, contents } = file;
  return { text, map: map.text, bytes: contents.byteLength, sources: Object.keys(metafile.inputs) };
}

export const functionEntry = (name: string): string => join('functions', name, 'cloudbase.ts');
