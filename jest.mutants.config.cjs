const { projects } = require('./jest.config.cjs');

const { displayName: _, ...node } = projects.find(({ displayName }) => displayName === 'node');

/** For `npm run mutants`: the tests beside the rules, on the memory store alone. */
module.exports = {
  ...node,
  roots: ['<rootDir>/shared/domain', '<rootDir>/shared/application'],
  testPathIgnorePatterns: [...node.testPathIgnorePatterns, '/idempotency/'],
  setupFiles: ['<rootDir>/tests/support/environment/on-memory-only.cjs'],
};
