import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { answerHistoryLine, choices } from './tax/history-line';
import { writeFiles } from './tax/write-files';

const usage =
  'npm run tax -- --histories FILE [--gap=…] [--costs=…] [--at-threshold=…] [--whole-year] [--payer=…] [--place=…] [--without-vat] [--words]\n' +
  'npm run tax -- return 2026-11 --out=FILE [--deployment=aws|cloudbase|laptop]\n' +
  'npm run tax -- report 2026-Q4 --out=FILE --platform=NAME [--deployment=…]';

/**
 * `npm run tax -- --histories FILE` (`-` for what is piped in): taxes histories, a line of JSON each; docs/tax.md says
 * their form. `return` and `report`: the files for the tax office, from a deployment's ledger.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      platform: { type: 'string', default: '' },
      deployment: { type: 'string', default: 'aws' },
      histories: { type: 'string' },
      gap: { type: 'string' },
      costs: { type: 'string' },
      'at-threshold': { type: 'string' },
      'whole-year': { type: 'boolean' },
      payer: { type: 'string' },
      place: { type: 'string' },
      'without-vat': { type: 'boolean', default: false },
      words: { type: 'boolean', default: false },
    },
  });
  const [what, period = ''] = positionals;
  const { out, platform, deployment } = values;
  if (what === 'return' || what === 'report') {
    const form = what === 'return' ? /^20\d\d-(0[1-9]|1[0-2])$/ : /^20\d\d-Q[1-4]$/;
    if (!form.test(period) || out === undefined || (what === 'report' && platform === ''))
      throw new Error(usage);
    return writeFiles({ what, period, deployment, platform, out });
  }
  if (values.histories === undefined) throw new Error(usage);
  const { gap, costs, payer, place } = values;
  const told = {
    gap,
    costs,
    atThreshold: values['at-threshold'],
    wholeYear: values['whole-year'],
    payer,
    place,
    vat: values['without-vat'] ? false : undefined,
  };
  const given = choices.parse(
    Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
  );
  const input = values.histories === '-' ? process.stdin : createReadStream(values.histories);
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const { text, isAnswered } = answerHistoryLine(line, given, values.words);
    process.stdout.write(`${text}\n`);
    if (!isAnswered) process.exitCode = 1;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
