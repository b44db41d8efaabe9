import { pastPorts } from './time-and-chance';

test.each([
  'const now = Date.now();',
  'const now = Date.now;',
  'const now = new Date();',
  'const now = performance.now();',
  'const chance = Math.random();',
  'setTimeout(go, 5);',
  'setInterval(go, 5);',
  'const signal = AbortSignal.timeout(5);',
  "import * as timers from 'node:timers/promises';",
  'const id = crypto.randomUUID();',
  "import { createHash, randomBytes } from 'node:crypto';",
  "import {\n  createHash,\n  randomInt,\n} from 'node:crypto';",
])('%j goes past the ports', (line) => {
  expect(pastPorts('functions/a/b.ts', `const x = 1;\n${line}\n`)).toEqual([
    expect.stringMatching(/^functions\/a\/b\.ts:2 /),
  ]);
});

test.each([
  'const day = new Date(nowMs);',
  '// Date.now() is not for us.',
  '/* Neither is\n Math.random() */',
  "import { createHash } from 'node:crypto';",
  "import { randomIds } from '../platforms/system/random-ids';",
  'const { random } = ids;',
])('%j does not', (line) => {
  expect(pastPorts('functions/a/b.ts', line)).toEqual([]);
});

test.each([
  'shared/platforms/system/system-clock.ts',
  'shared/a.test.ts',
  'shared/a.contract.ts',
  'bot/clock.ts',
  'bot/log.ts',
  'bot/page/page-html.ts',
])('%s may', (path) => {
  expect(pastPorts(path, 'Date.now()')).toEqual([]);
});

test.each(['bot/start-bot.ts', 'bot/page/clock.ts', 'shared/log.ts'])('%s may not', (path) => {
  expect(pastPorts(path, 'Date.now()')).toEqual([`${path}:1 Date.now`]);
});
