import { bundleProblems } from './bundle-problems';

test('a clean bundle has no problems', () => {
  expect(bundleProblems('exports.handler=1', ['functions/a/handler.ts', 'shared/a.ts'])).toEqual([]);
});

test.each(['/sandbox/faults', 'login-code', 'crowd-17', 'local/role'])('%s is found', (text) => {
  expect(bundleProblems(`x="${text}"`, [])).not.toEqual([]);
});

test.each(['local/ports.ts', 'tests/a.ts', 'bench/run.ts', 'scripts/a.ts'])(
  'source %s is found',
  (source) => {
    expect(bundleProblems('', [source])).toEqual([`bundles ${source}`]);
  },
);

test.each([
  ['dynamoose', 'node_modules/dynamoose/dist/index.js'],
  ['@aws-sdk', 'node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js'],
  ['@smithy', 'bot/node_modules/@smithy/core/dist-es/index.js'],
])('package %s is found, once', (name, source) => {
  expect(bundleProblems('', [source, source, 'node_modules/aws4/aws4.js'])).toEqual([
    `bundles ${name}, which belongs to the scripts`,
  ]);
});

test('size is counted in bytes, with 420 KB allowed', () => {
  expect(bundleProblems('x'.repeat(420 * 1024), [])).toEqual([]);
  expect(bundleProblems('单'.repeat(141 * 1024), [])).toHaveLength(1);
});
