/**
 * Mutation testing of the rules: every change that Stryker makes to a rule has to be noticed by a test that
 * stands beside it. Only what these tests load is copied; what did not change since the last run is not run
 * again.
 */
module.exports = {
  testRunner: 'jest',
  jest: { configFile: 'jest.mutants.config.cjs' },
  coverageAnalysis: 'perTest',
  mutate: ['shared/{domain,application}/**/*.ts', '!**/*.test.ts'],
  ignorePatterns: [
    '**',
    '!shared/**',
    '!tests/support/**',
    '!local/dynamo/**',
    '!local/seed/publishers.ts',
    '!jest.mutants.config.cjs',
    '!jest.transform.cjs',
    '!package.json',
    '!tsconfig.json',
  ],
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker/incremental.json',
  reporters: ['clear-text', 'progress'],
  clearTextReporter: { reportTests: false, allowColor: false },
  thresholds: { high: 95, low: 90, break: 90 },
  // A busy machine is no killed mutant.
  timeoutMS: 20_000,
  concurrency: 2,
};
