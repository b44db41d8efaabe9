import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assessText } from '../shared/domain/moderation/assess-text';

const usage = 'npm run rules -- FILE';

/** `npm run rules -- FILE`: what comes of each text of a file, one a line, as tab-separated values: outcome, rule, sentence, text. */
function main(): void {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new Error(usage);
  for (const text of readFileSync(file, 'utf8').split(/\r?\n/)) {
    if (text.trim() === '') continue;
    const found = assessText(text);
    console.log([found?.outcome ?? 'pass', found?.rule ?? '', found?.sentence ?? '', text].join('\t'));
  }
}

main();
