const { existsSync } = require('node:fs');

/** Jest compiles TypeScript to CommonJS with swc; packages that ship only ES modules are compiled too. */
const shared = {
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@middy|jose)/)'],
  // Node picks the ES module of a locale by its exact name; jest needs its CommonJS twin.
  moduleNameMapper: { '^zod/v4/locales/(.+)\\.js$': 'zod/v4/locales/$1.cjs' },
};

const folders = (...names) =>
  names.filter((name) => existsSync(`${__dirname}/${name}`)).map((name) => `<rootDir>/${name}`);

/** The embedded DynamoDB has no binary for every machine. */
const hasDynamo = existsSync(`${__dirname}/node_modules/@dynoxide/linux-x64`);
if (!hasDynamo && process.env.CI) throw new Error('CI needs the embedded DynamoDB');
if (!hasDynamo)
  process.stderr.write('SKIPPED: the actions on the embedded DynamoDB, which has no binary here\n');

module.exports = {
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      roots: folders('functions', 'shared', 'bot', 'local', 'tests', 'bench', 'scripts'),
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/tests/mini/',
        '\\.browser\\.test\\.ts$',
        'dynamodb-local\\.test\\.ts$',
      ],
    },
    {
      ...shared,
      // Amazon's own emulator, which needs Java; a step of its own in CI.
      displayName: 'dynamodb-local',
      testEnvironment: 'node',
      roots: folders('shared/store/dynamo', 'tests/differential'),
      testMatch: ['**/dynamodb-local.test.ts'],
    },
    {
      ...shared,
      // The tests of every action, on the embedded DynamoDB.
      displayName: 'dynamo',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/support/environment/on-dynamo.cjs'],
      roots: hasDynamo ? folders('functions') : [],
      testMatch: ['**/*.test.ts'],
    },
    {
      ...shared,
      // The same, through the CloudBase entries and on its document database.
      displayName: 'cloudbase',
      testEnvironment: 'node',
      setupFiles: ['<rootDir>/tests/support/environment/as-on-cloudbase.cjs'],
      roots: folders('functions'),
      testMatch: ['**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'mini',
      testEnvironment: '<rootDir>/tests/mini/jsdom-with-node.cjs',
      roots: folders('miniprogram', 'preview', 'tests/mini'),
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.browser\\.test\\.ts$'],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: 'node',
      roots: folders('tests/mini'),
      testMatch: ['**/*.browser.test.ts'],
    },
  ],
  maxWorkers: 2,
  testTimeout: 30_000,
};
