/** @jest-environment node */
import { newKey } from './keys';

it('makes keys of 24 letters and digits, none twice', () => {
  const keys = Array.from({ length: 1_000 }, newKey);
  for (const key of keys) expect(key).toMatch(/^[0-9A-Za-z]{24}$/);
  expect(new Set(keys).size).toBe(keys.length);
});
