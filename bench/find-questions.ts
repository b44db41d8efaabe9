import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dice, dice } from '../local/seed/dice';
import { benchCity, cityCentre } from './city';

/** The kinds of question that are measured. */
export const findKinds = ['city', 'near 5 km', 'filtered', 'text'] as const;
export type FindKind = (typeof findKinds)[number];

const limit = 20;

/** What people type: the graded queries (tests/support/data/search). */
function typed(): readonly string[] {
  const path = join(process.cwd(), 'tests/support/data/search/queries.json');
  const { queries } = JSON.parse(readFileSync(path, 'utf8')) as { queries: { text: string }[] };
  return queries.map(({ text }) => text);
}

const filters = [
  { types: ['surveys', 'sales'], cycles: ['daily'] },
  { payUnit: 'day', minPayFen: 15_000, hideFull: true },
  { districts: ['市北区'], timeOfDay: ['afternoon', 'evening'] },
  { types: ['events'], districts: ['市南区', '崂山区'], admission: 'first-come' },
  { cycles: ['daily', 'per-task'], minPayFen: 2_500, hideFull: true },
];
const filterSorts = ['newest', 'pay', 'deadline', 'soonest'];

/** A question of each kind; the dice choose. */
function questionsOf(texts: readonly string[]): Readonly<Record<FindKind, (roll: Dice) => object>> {
  return {
    city: () => ({ city: benchCity, sort: 'newest', limit }),
    'near 5 km': (roll) => {
      const longitude = cityCentre.longitude + 0.1 * (roll.fraction() - 0.5);
      const latitude = cityCentre.latitude + 0.08 * (roll.fraction() - 0.5);
      return { near: { longitude, latitude, radiusMetres: 5_000 }, sort: 'nearest', limit };
    },
    filtered: (roll) => ({ city: benchCity, ...roll.pick(filters), sort: roll.pick(filterSorts), limit }),
    text: (roll) => ({ city: benchCity, text: roll.pick(texts), sort: 'relevant', limit }),
  };
}

/** So many questions of a kind, the same each time. */
export function findQuestions(kind: FindKind, count: number): object[] {
  const question = questionsOf(kind === 'text' ? typed() : [])[kind];
  return Array.from({ length: count }, (_, at) => question(dice(`${kind} ${at}`)));
}
