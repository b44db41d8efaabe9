import * as fc from 'fast-check';
import { isWellFormed } from './well-formed';

test.each([
  ['a text', 'a\ud800'],
  ['the wrong order', '\udc00\ud800'],
  ['a field', { a: { b: ['x', '\udfff'] } }],
  ["a field's name", { a: { '\ud83d': 1 } }],
])('half a pair in %s is found', (_where, value) => expect(isWellFormed(value)).toBe(false));

test('whatever JSON can hold and is whole passes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => expect(isWellFormed(value)).toBe(true)),
    { numRuns: 50 },
  );
  expect(isWellFormed(undefined)).toBe(true);
});

test('depth is no danger', () => {
  let deep: unknown = '\ud800';
  for (let level = 0; level < 50_000; level += 1) deep = [deep];
  expect(isWellFormed(deep)).toBe(false);
});
