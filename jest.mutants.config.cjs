const transform = require('./jest.transform.cjs');

/** For `npm run mutants`: the tests beside the rules, each by itself and on the memory store alone. */
module.exports = {
  ...transform,
  testEnvironment: 'node',
  // What a change concerns is followed through the tests' support, too.
  roots: ['shared/domain', 'shared/application', 'tests/support/data'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/all\\.test\\.ts$'],
  setupFiles: ['<rootDir>/tests/support/environment/on-memory-only.cjs'],
};
