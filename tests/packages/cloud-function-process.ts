import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Told {
  readonly id: number;
  readonly event: unknown;
  readonly context: unknown;
}

/** A process of CloudBase, for one function: it calls `index.main` of its folder for each message. */
const { main } = createRequire(join(process.cwd(), 'package.json'))('./index.js');

process.on('message', async ({ id, event, context }: Told) => {
  try {
    // What cannot be written as JSON does not pass.
    process.send?.({ id, answer: JSON.parse(JSON.stringify((await main(event, context)) ?? null)) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
});
