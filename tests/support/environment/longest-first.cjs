const { readdirSync, statSync } = require('node:fs');
const path = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** What a line of a test costs in a project, against one in memory: a browser, and databases over HTTP. */
const factors = { browser: 1_000, cloudbase: 4, dynamo: 2 };

const isTest = (file) => /\.test\.tsx?$/.test(file);

/** All that a file runs: `all.test.ts` is a few lines, and what it requires is much. */
function bytesOf(file) {
  if (path.basename(file) !== 'all.test.ts') return statSync(file).size;
  const folder = path.dirname(file);
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isTest);
  return tests.reduce((sum, test) => sum + statSync(path.join(folder, test)).size, 0);
}

/** The longest tests first, so that no worker is left with one at the end; jest itself goes by the file's own size. */
class LongestFirst extends Sequencer {
  sort(tests) {
    const weight = ({ path: file, context }) =>
      bytesOf(file) * (factors[context.config.displayName?.name] ?? 1);
    const weighed = tests.map((test) => ({ test, bytes: weight(test) }));
    return weighed.sort((one, other) => other.bytes - one.bytes).map(({ test }) => test);
  }
}

module.exports = LongestFirst;
