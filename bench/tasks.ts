import { randomBytes } from 'node:crypto';
import { seedDocuments } from '../local/seed/generate';
import { freshPlaces } from '../shared/application/tasks/places/places';
import type { Task, TaskPlaces, TaskTexts } from '../shared/collections/tasks';

/** Realistic open tasks, as many as asked for: the seed's, again and again under new ids. */
export function newTasks(
  count: number,
  nowMs: number,
  changes: { readonly places?: number } = {},
): { task: Task; texts: TaskTexts; places: TaskPlaces[] }[] {
  const seed = seedDocuments(nowMs).tasks;
  return Array.from({ length: count }, (_, at) => {
    const { task: like, texts } = seed[at % seed.length] ?? seed[0] ?? {};
    if (!like || !texts) throw new Error('no seed tasks');
    const id = randomBytes(8).toString('hex');
    const first = {
      id,
      admission: 'first-come' as const,
      minAge: 16,
      places: changes.places ?? like.places,
      publishedAtMs: (like.publishedAtMs ?? nowMs) + at,
    };
    const { task, pieces: places } = freshPlaces({ ...like, ...first });
    return { task, texts: { ...texts, id }, places };
  });
}
