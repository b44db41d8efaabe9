const { existsSync, readdirSync } = require('node:fs');
const shared = require('./jest.transform.cjs');

const shortStacks = '<rootDir>/tests/support/environment/short-stacks.cjs';

const folders = (...names) =>
  names.filter((name) => existsSync(`${__dirname}/${name}`)).map((name) => `<rootDir>/${name}`);

/** The embedded DynamoDB has no binary for every machine. */
const hasDynamo = existsSync(`${__dirname}/node_modules/@dynoxide/linux-x64`);
if (!hasDynamo && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
if (!hasDynamo)
  process.stderr.write('SKIPPED: the actions on the embedded DynamoDB, which has no binary here\n');

/** Folders whose tests run as one file, `all.test.ts`: what they load is loaded once for all of them. */
function grouped(folder) {
  const entries = readdirSync(`${__dirname}/${folder}`, { withFileTypes: true });
  if (entries.some(({ name }) => name === 'all.test.ts')) return [folder];
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  return folders.flatMap(({ name }) => grouped(`${folder}/${name}`));
}
const groups = ['functions', 'shared', 'client', 'bot', 'local', 'miniprogram', 'tests'].flatMap(grouped);

/** A test that the command line names runs alone. */
const isOneNamed = process.argv.some((argument) => /\/(?!all\.)[\w.-]+\.test(\.ts)?$/.test(argument));
const withoutGrouped = isOneNamed
  ? ['/all\\.test\\.ts$']
  : groups.map((folder) => `^<rootDir>/${folder}/(?!all\\.test\\.ts$)`);

/** The tests of every action, over one kind of store and through one cloud's entries. */
const actionsOn = (displayName, environment, isAvailable = true) => ({
  ...shared,
  displayName,
  testEnvironment: 'node',
  setupFiles: [
    shortStacks,
    ...(environment ? [`<rootDir>/tests/support/environment/${environment}.cjs`] : []),
  ],
  setupFilesAfterEnv: ['<rootDir>/tests/support/environment/close-stores.ts'],
  roots: isAvailable ? folders('functions') : [],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...withoutGrouped],
});

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      setupFiles: [shortStacks],
      setupFilesAfterEnv: ['<rootDir>/tests/support/environment/close-stores.ts'],
      roots: folders('shared', 'client', 'bot', 'local', 'tests', 'bench', 'scripts'),
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/tests/mini/',
        '<rootDir>/tests/infrastructure/',
        '\\.browser\\.test\\.ts$',
        'dynamodb-local\\.test\\.ts$',
        ...withoutGrouped,
      ],
    },
    {
      ...shared,
      // What is read from all sources; a part of `npm run check`, so that `npm test` compiles nothing.
      displayName: 'infrastructure',
      testEnvironment: 'node',
      roots: folders('tests/infrastructure'),
      testMatch: ['**/*.test.ts'],
    },
    {
      ...shared,
      // Amazon's own emulator, which needs Java; a step of its own in CI.
      displayName: 'dynamodb-local',
      testEnvironment: 'node',
      roots: folders('shared/store/dynamo', 'tests/differential'),
      testMatch: ['**/dynamodb-local.test.ts'],
    },
    actionsOn('memory'),
    actionsOn('dynamo', 'on-dynamo', hasDynamo),
    // Through CloudBase's entries and on its document database.
    actionsOn('cloudbase', 'as-on-cloudbase'),
    {
      ...shared,
      displayName: 'mini',
      testEnvironment: '<rootDir>/tests/mini/jsdom-with-node.cjs',
      setupFiles: [shortStacks],
      roots: folders('miniprogram', 'preview', 'tests/mini'),
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.browser\\.test\\.ts$', ...withoutGrouped],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'node',
      roots: folders('tests/mini'),
      testMatch: ['**/*.browser.test.ts'],
    },
  ],
  testSequencer: '<rootDir>/tests/support/environment/longest-first.cjs',
  // Measured: a third one on two cores takes more from the others than it does.
  maxWorkers: 2,
  // What a test file loads is never quite let go: a worker that has grown is three times as slow as a new one.
  workerIdleMemoryLimit: '700MB',
  // Ends what hangs; a busy machine is no reason to fail.
  testTimeout: 120_000,
};
