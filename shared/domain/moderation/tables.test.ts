import { readFileSync } from 'node:fs';
import { assessText } from './assess-text';

/** Texts of one outcome, one a line, gathered by kind of fraud and of harmless neighbour. */
const textsOf = (outcome: string): string[] =>
  readFileSync(`tests/support/data/moderation/${outcome}.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

describe.each([
  ['refused', 'refuse'],
  ['reviewed', 'review'],
  ['passed', undefined],
])('texts that are %s', (name, outcome) => {
  test.each(textsOf(name).map((text) => [text]))('%s', (text) => {
    expect(assessText(text)?.outcome).toBe(outcome);
  });
});
