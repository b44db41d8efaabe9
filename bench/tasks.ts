import { randomBytes } from 'node:crypto';
import { seedDocuments } from '../local/seed/generate';
import type { Task, TaskTexts } from '../shared/collections/tasks';

type Places = ReturnType<typeof seedDocuments>['tasks'][number]['places'];

/** Realistic open tasks, as many as asked for: the seed's, again and again under new ids. */
export function newTasks(
  count: number,
  nowMs: number,
  changes: { readonly places?: number; readonly cityCode?: string } = {},
): { task: Task; texts: TaskTexts; places: Places }[] {
  const seed = seedDocuments(nowMs).tasks;
  return Array.from({ length: count }, (_, at) => {
    const { task, texts, places } = seed[at % seed.length] ?? seed[0] ?? {};
    if (!task || !texts || !places) throw new Error('no seed tasks');
    const id = randomBytes(8).toString('hex');
    const amount = changes.places ?? task.places;
    const first = {
      admission: 'first-come' as const,
      minAge: 16,
      places: amount,
      publishedAtMs: (task.publishedAtMs ?? nowMs) + at,
      ...(changes.cityCode !== undefined && { cityCode: changes.cityCode }),
    };
    return {
      task: { ...task, ...first, id },
      texts: { ...texts, id },
      places: { ...places, id, open: 1, left: amount, termsVersion: task.termsVersion },
    };
  });
}
