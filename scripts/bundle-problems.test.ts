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

test('size is counted in bytes, with 900 KB allowed', () => {
  expect(bundleProblems('x'.repeat(900 * 1024), [])).toEqual([]);
  expect(bundleProblems('单'.repeat(300 * 1024 + 1), [])).toHaveLength(1);
});
