import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryMb } from '../scripts/aws/declared';
import { generateAws } from '../scripts/aws/generate';
import type { Resources } from '../scripts/aws/template';
import { buildFunctions } from '../scripts/build-functions';
import { bundleCeiling } from '../scripts/bundle-problems';
import { bundle, functionEntry } from '../scripts/cloudbase/bundle';
import {
  bundleCeiling as cloudbaseCeiling,
  memoryMb as cloudbaseMemoryMb,
} from '../scripts/cloudbase/declared';
import { functionNames } from '../scripts/functions';
import { measureLoad } from '../scripts/measure-load';
import { productUses } from '../scripts/product-uses';
import { measureColdLoad } from './catalogue';
import { measureActions } from './cloud-systems';
import { costsFor, natMonth } from './costs';
import type { Metered } from './meter';

/** Neither deployment may make people wait for many more round trips than the other. */
const maxRatio = 1.3;

/** Nobody waits for a timer, and its chains side by side have no round trips to count. */
const isWaitedFor = (action: string): boolean => !/^(schedule|catalogue)\//.test(action);

/**
 * What an action may take on CloudBase: its reads near those of AWS, and for each commit of several documents
 * what the protocol needs, one call per document beside start and end (docs/adr/0009).
 */
const ceiling = ({ trips, commits, documents }: Metered): number =>
  maxRatio * (trips - commits) + documents + 2 * commits;

let missed = 0;

const held = (isHeld: boolean): string => {
  if (!isHeld) missed += 1;
  return isHeld ? '' : ' ✗';
};

/** What CloudWatch counts of alarms: each metric that one looks at. */
const alarmMetrics = (resources: Resources): number =>
  Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .reduce(
      (sum, { Properties }) => sum + (JSON.stringify(Properties).match(/"MetricName"/g)?.length ?? 0),
      0,
    );

async function tripsTable(): Promise<void> {
  const aws = await measureActions('aws');
  const cloudbase = await measureActions('cloudbase');
  if (!aws || !cloudbase) {
    console.log('SKIPPED: the embedded DynamoDB does not exist for this machine');
    return;
  }
  console.log('\n## one call at the store: round trips one after the other, requests, DynamoDB units');
  console.table(
    [...aws].map(([action, there]) => {
      const here = cloudbase.get(action);
      const trips = here?.trips ?? 0;
      const most = ceiling(there);
      return {
        action,
        'aws trips': there.trips,
        'aws requests': there.requests,
        RRU: there.readUnits,
        WRU: there.writeUnits,
        'of which commits': there.commits,
        documents: there.documents,
        bytes: there.answerBytes,
        'cloudbase trips': trips,
        'at most': isWaitedFor(action)
          ? `${most.toFixed(1)}${held(trips <= most && there.trips <= maxRatio * trips)}`
          : '',
        'cloudbase requests': here?.requests,
      };
    }),
  );
  const metrics = alarmMetrics(generateAws(productUses().aws).resources.Resources);
  console.log(
    `\n## a month on AWS in USD, without free tiers, storage, and ${natMonth.toFixed(0)} for the NAT of a fixed address (bench/costs.ts)`,
  );
  console.table(
    [1_000, 100_000, 10_000_000].map((people) =>
      Object.fromEntries(
        Object.entries(costsFor(aws, people, metrics)).map(([name, value]) => [
          name,
          Number(value.toFixed(2)),
        ]),
      ),
    ),
  );
}

/** What Node and a function's code hold before there is a city. */
const ownMb = 90;
/** Open tasks of a large city, and of the largest that there may be. */
const citySizes = [20_000, 50_000];

async function catalogueTable(): Promise<void> {
  const rows = [];
  for (const count of citySizes) {
    const cold = await measureColdLoad(count);
    const needed = ownMb + cold.heldWithTextMb;
    const fits = (memoryMb: number) => `${memoryMb}${held(needed <= memoryMb)}`;
    rows.push({
      tasks: count,
      'load CPU ms': cold.loadMs.toFixed(0),
      'text CPU ms': cold.textMs.toFixed(0),
      'city MB': cold.heldMb.toFixed(0),
      'with text MB': cold.heldWithTextMb.toFixed(0),
      'MB of the process at most': cold.peakMb.toFixed(0),
      'files MB': `${cold.snapshotMb.toFixed(1)} + ${cold.textFileMb.toFixed(1)}`,
      'aws MB': fits(memoryMb('tasks')),
      'cloudbase MB': fits(cloudbaseMemoryMb('tasks')),
    });
  }
  console.log('\n## a city of the catalogue, loaded by a fresh process, beside the memory of its function');
  console.table(rows);
}

async function bundlesTable(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bundles-'));
  const built = await buildFunctions();
  const rows = [];
  for (const name of functionNames()) {
    const aws = built.find((each) => each.name === name);
    const cloudbase = await bundle(functionEntry(name));
    const path = join(folder, `${name}.cjs`);
    await writeFile(path, cloudbase.text);
    rows.push({
      function: name,
      'aws KB': `${((aws?.bytes ?? 0) / 1024).toFixed(0)}${held((aws?.bytes ?? 0) <= bundleCeiling(name))}`,
      'aws load ms': aws && (await measureLoad(aws.path)).toFixed(0),
      'cloudbase KB': `${(cloudbase.bytes / 1024).toFixed(0)}${held(cloudbase.bytes <= cloudbaseCeiling(name))}`,
      'cloudbase load ms': (await measureLoad(path)).toFixed(0),
    });
  }
  await rm(folder, { recursive: true });
  console.log('\n## bundles');
  console.table(rows);
}

/** `npm run bench:clouds`: what each deployment costs in bytes, time and round trips; exits 1 when a budget is missed. */
async function main(): Promise<void> {
  await tripsTable();
  await catalogueTable();
  await bundlesTable();
  console.log(missed === 0 ? '\nall budgets held' : `\n${missed} budgets missed`);
  process.exitCode = missed === 0 ? 0 : 1;
}

// The SDK of CloudBase keeps its connections open.
main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(() => process.exit());
