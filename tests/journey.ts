import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cloudNamed } from '../local/deployment';
import { startLaptop } from '../local/laptop';
import { type JourneyPeople, runJourney } from './journey/journey';

const named: JourneyPeople = { worker: 'lin', friend: 'chen', publisher: 'zhao' };

/** Nobody has met these before, so that the journey can run again over kept documents. */
function newcomers(): JourneyPeople {
  const first = randomInt(1, 90_000_000);
  return { worker: `crowd-${first}`, friend: `crowd-${first + 1}`, publisher: `crowd-${first + 2}` };
}

function saySteps(): (line: string) => void {
  let step = 0;
  return (line) => {
    step += 1;
    console.log(`${String(step).padStart(2)}. ${line}`);
  };
}

/**
 * `npm run journey`: over a laptop of its own; with `-- --url http://127.0.0.1:3000` over one that runs;
 * `-- --cloud=cloudbase` as on CloudBase.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, cloud: { type: 'string' } },
  });
  const cloud = cloudNamed(values.cloud);
  if (values.url) return runJourney({ url: values.url, people: newcomers(), say: saySteps(), cloud });
  const dataDir = await mkdtemp(join(tmpdir(), 'jiedan-journey-'));
  const laptop = await startLaptop({ port: 0, dataDir, cloud });
  try {
    console.log(`在 ${laptop.url} 上（${laptop.storeName}）：`);
    await runJourney({ url: laptop.url, people: named, say: saySteps(), cloud });
  } finally {
    await laptop.close();
    await rm(dataDir, { recursive: true });
  }
}

main().catch((error: Error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
