import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { answerHistoryLine, choices } from './tax/history-line';

const usage =
  'npm run tax -- --histories FILE [--gap=…] [--costs=…] [--at-threshold=…] [--whole-year] [--payer=…] [--place=…] [--without-vat] [--words]';

/** `npm run tax -- --histories FILE` (`-` for what is piped in): taxes histories, a line of JSON each; docs/tax.md says their form. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
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
