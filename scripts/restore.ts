import { parseArgs } from 'node:util';
import { collections } from '../shared/collections/collections';
import { environmentCredentials } from '../shared/store/dynamo/http-send';
import { restored } from './stages/restoring';

const usage = `npm run restore -- --stage=prod --at=2026-11-26T01:30:00+08:00 --as=restored-prod- [--region=cn-northwest-1]
  every table as it was at a moment of the last 35 days, under a new prefix; nothing that serves is touched
  may run again: it asks for what is not there yet, and ends with 0 once all are there`;

/** `npm run restore`: the first half of a restore; the second is `npm run data` (docs/runbook.md). */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      at: { type: 'string' },
      as: { type: 'string' },
      region: { type: 'string', default: 'cn-northwest-1' },
    },
  });
  const { stage, at, as: prefix, region } = values;
  const atMs = Date.parse(at ?? '');
  if (!stage || !prefix || !/[Z+-]\d*:?\d*$/.test(at ?? '') || Number.isNaN(atMs)) throw new Error(usage);
  if (prefix === `jiedan-${stage}-`) throw new Error('--as is the prefix of what serves');
  const place = { region, credentials: environmentCredentials(process.env) };
  let open = 0;
  for (const { name } of collections) {
    const status = await restored(place, `jiedan-${stage}-${name}`, `${prefix}${name}`, atMs);
    if (status !== 'ACTIVE') open += 1;
    console.log(`${prefix}${name}: ${status}`);
  }
  console.log(
    open === 0 ? `all ${collections.length} tables are there` : `${open} to come: run again in some minutes`,
  );
  if (open > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
