/** @jest-environment node */
import { installWx } from '../../tests/mini/fake-wx';

const load = (stored?: unknown) => {
  jest.resetModules();
  const storage = installWx();
  if (stored !== undefined) storage.set('city', stored);
  return { storage, ...(require('./city') as typeof import('./city')) };
};

it.each([
  ['nothing', undefined, '370200'],
  ['a city', '310100', '310100'],
  ['a code that is on no list', '123456', '370200'],
  ['something else', { code: '310100' }, '370200'],
])('begins, where %s is stored, with %j: %s', (_, stored, code) => {
  expect(load(stored).city.get().code).toBe(code);
});

it('remembers what was chosen, and ignores what is no city', () => {
  const { city, chooseCity, storage } = load();
  chooseCity('310100');
  expect([city.get(), storage.get('city')]).toEqual([{ code: '310100', name: '上海市' }, '310100']);
  chooseCity('000000');
  expect([city.get().code, storage.get('city')]).toEqual(['310100', '310100']);
});
