import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { buildIdOf, keepSourceMap, sourceOf } from './source-maps';

test('a place in a minified bundle leads back to its line, by any build that is kept', async () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'maps-'));
  process.chdir(folder);
  try {
    const built = [3, 5].map((line) => {
      writeFileSync(
        'entry.ts',
        `${'\n'.repeat(line - 1)}export const fail = () => { throw new TypeError('${line}'); };\nfail();\n`,
      );
      const { outputFiles } = buildSync({
        entryPoints: [join(folder, 'entry.ts')],
        outfile: 'handler.cjs',
        bundle: true,
        platform: 'node',
        format: 'cjs',
        minify: true,
        sourcemap: 'external',
        write: false,
      });
      const [map, bundle] = outputFiles;
      if (!map || !bundle) throw new Error('esbuild made no bundle');
      return { map, bundle, line };
    });
    for (const { map, bundle } of built) await keepSourceMap('test', bundle.contents, map.text);
    for (const { bundle, line } of built) {
      writeFileSync('handler.cjs', bundle.contents);
      const script = "try { require('./handler.cjs') } catch (error) { console.log(error.stack) }";
      const stack = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
      const place = stack.split('\n')[1] ?? '';
      expect(place).toContain('handler.cjs:1:');
      expect(await sourceOf('test', place, buildIdOf(bundle.contents))).toMatch(
        new RegExp(`entry\\.ts:${line}:`),
      );
    }
    await expect(sourceOf('other', 'handler.cjs:1:1')).rejects.toThrow('no map of other');
  } finally {
    process.chdir(home);
  }
});
