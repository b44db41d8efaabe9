import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cloudNamed } from '../local/deployment';
import { startLaptop } from '../local/laptop';
import { crowdKey } from '../local/sandbox/people';
import { runJourney } from './journey/journey';
import { namedPeople } from './journey/named-people';
import type { JourneyPeople } from './journey/run';

/** Nobody has met these before, so that the journey can run again over kept documents. */
function newcomers(): JourneyPeople {
  const first = randomInt(1, 90_000_000);
  const someone = (at: number) => crowdKey(first + at);
  return {
    worker: someone(0),
    friend: someone(1),
    publisher: someone(2),
    mistaken: someone(3),
    late: someone(4),
    operator: someone(5),
  };
}

function saySteps(): (line: string) => void {
  let step = 0;
  return (line) => {
    step += 1;
    console.log(`${String(step).padStart(2)}. ${line}`);
  };
}

/**
 * `npm run journey`: over a laptop of its own; with `-- --url http://127.0.0.1:3000` over one that runs, whose clock it
 * puts forward by a week; `-- --cloud=cloudbase` as on CloudBase.
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
    const { url, ports } = laptop;
    await runJourney({ url, ports, people: namedPeople, say: saySteps(), cloud });
  } finally {
    await laptop.close();
    await rm(dataDir, { recursive: true });
  }
}

main().catch((error: Error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
