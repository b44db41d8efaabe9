import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const file = /zod[\\/]v4[\\/]core[\\/](?:to-json-schema|json-schema-processors)\.js$/;
const exported = /^export (?:const|function) (\w+)/gm;

/**
 * Leaves out of a bundle how zod turns schemas into JSON Schemas, 17 KB that every schema carries along: no function
 * does, the documentation is made from the sources. Whoever asked for it all the same would get an error.
 */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup({ onLoad }) {
    onLoad({ filter: file }, async ({ path }) => {
      const names = [...(await readFile(path, 'utf8')).matchAll(exported)].map(([, name = '']) => name);
      if (names.length === 0) throw new Error(`${path} exports nothing`);
      const contents = [
        "const none = () => { throw new Error('functions make no JSON Schemas'); };",
        ...names.map(
          (name) => `export const ${name} = ${name.startsWith('create') ? '() => none' : 'none'};`,
        ),
        ...(path.endsWith('to-json-schema.js') ? ['export const process = none;'] : []),
      ];
      return { contents: contents.join('\n'), loader: 'js' };
    });
  },
};
