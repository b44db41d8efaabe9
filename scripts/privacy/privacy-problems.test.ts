import * as z from 'zod';
import { collection, personal } from '../../shared/collections/collection';
import { id, moment } from '../../shared/collections/fields';
import { factsOfTree } from './facts';
import { type Facts, privacyProblems } from './privacy-problems';

const facts = factsOfTree();
const problems = (change: Partial<Facts>) => privacyProblems({ ...facts, ...change });

const diaries = collection(
  'diaries',
  z.strictObject({
    id,
    mood: z.enum(['good', 'bad']),
    atMs: moment,
    text: z.string(),
    phone: personal(z.string(), 'phone'),
  }),
);

test('what this tree holds and takes is declared', () => {
  expect(privacyProblems(facts)).toEqual([]);
});

test('a collection that stands in no list is named, and so is a field that could say anything', () => {
  const withDiaries = [...facts.collections, diaries];
  expect(problems({ collections: withDiaries })).toEqual([expect.stringMatching(/^diaries: stands in one/)]);
  const held = { from: diaries, says: diaries.says } as unknown as Facts['holdings'][number];
  expect(problems({ collections: withDiaries, holdings: [...facts.holdings, held] })).toEqual([
    expect.stringMatching(/^diaries\.text: says what/),
  ]);
});

test('an interface that is declared and not called, and a platform that nobody stands for, are named', () => {
  const interfaces = facts.interfaces.filter((name) => name !== 'addPhoneCalendar');
  expect(problems({ interfaces })).toEqual([expect.stringMatching(/^addPhoneCalendar: is declared/)]);
  expect(problems({ platforms: [...facts.platforms, 'tracker'] })).toEqual([
    expect.stringMatching(/^shared\/platforms\/tracker: whose/),
  ]);
});

test('what nothing holds any more is no longer in the register', () => {
  const without = facts.interfaces.filter((name) => !/Location/.test(name));
  const declared = Object.fromEntries(
    Object.entries(facts.declared).filter(([name]) => !/Location/.test(name)),
  );
  expect(problems({ interfaces: without, declared })).toEqual([
    expect.stringMatching(/^position: is in the register/),
  ]);
});
