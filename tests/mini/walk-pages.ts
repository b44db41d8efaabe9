import { parseArgs } from 'node:util';
import { cloudNamed } from '../../local/deployment';
import { openRun } from './journeys/whole-work/open-run';
import { runWholeWork } from './journeys/whole-work/whole-work';

/** `npm run journey:pages`: the whole of work by the mouse, in Chromium; `-- --cloud=cloudbase` as on CloudBase. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { cloud: { type: 'string' } } });
  let step = 0;
  const say = (line: string) => {
    step += 1;
    console.log(`${String(step).padStart(2)}. ${line}`);
  };
  const run = await openRun({ ground: cloudNamed(values.cloud), say });
  try {
    await runWholeWork(run);
  } finally {
    await run.close();
  }
}

main().catch((error: Error) => {
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
});
