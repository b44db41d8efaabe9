const { projects } = require('./jest.config.cjs');

const { displayName: _, ...node } = projects.find(({ displayName }) => displayName === 'node');

/** For `npm run mutants`: the tests beside the rules, on the memory store alone. */
module.exports = {
  ...node,
  // What a change concerns is followed through the tests' support, too.
  roots: ['shared/domain', 'shared/application', 'tests/support/data'].map((folder) => `<rootDir>/${folder}`),
  testPathIgnorePatterns: [...node.testPathIgnorePatterns, '/idempotency/'],
  setupFiles: ['<rootDir>/tests/support/environment/on-memory-only.cjs'],
};
