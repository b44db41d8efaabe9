import { parseArgs } from 'node:util';
import { sourceOf } from './source-maps';

const usage = 'npm run where -- <function> "<place of a log line>"… [--build=<id that the build printed>]';

/** `npm run where -- account "at x (/var/task/handler.cjs:1:20345)"`: where that stands in the sources. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { build: { type: 'string' } },
  });
  const [name, ...places] = positionals;
  if (name === undefined || places.length === 0) throw new Error(usage);
  for (const place of places) console.log(await sourceOf(name, place, values.build));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
