import { catalogueOf } from '../../../shared/application/catalogue/catalogue';
import type { FoundTask, tasksContract } from '../../../shared/contract/tasks';
import { highlight } from '../../../shared/domain/search/highlight';
import type { Asked, Found, FoundRow, Question } from '../../../shared/ports/catalogue';
import type { Context, UseCase } from '../../../shared/ports/context';
import { cardOf } from '../task-view';
import { type FixedQuestion, findCursor, readFindCursor } from './find-cursor';
import { questionOf } from './question';
import { recentPlacesLeft } from './recent-places';

/** Looks for what has filled up meanwhile at most so often. */
const maxRefills = 3;

interface ShownRow {
  readonly row: FoundRow;
  readonly placesLeft: number | undefined;
}

/** A page; where full ones are to be left out, others come in the place of those that have just filled up. */
async function pageOf(
  context: Context<'public', 'files' | 'settings'>,
  question: Question,
  asked: Asked,
): Promise<{
  readonly found: Found;
  readonly shown: readonly ShownRow[];
  readonly last: FoundRow | undefined;
}> {
  const catalogue = catalogueOf(context);
  const shown: ShownRow[] = [];
  let after = asked.after;
  for (let refills = 0; ; refills += 1) {
    const found = await catalogue.find(question, { ...asked, after, limit: asked.limit - shown.length });
    const left = await recentPlacesLeft(
      context,
      found.rows.map(({ task }) => task),
    );
    found.rows.forEach((row, at) => {
      const placesLeft = row.isFull ? 0 : left[at];
      if (!(question.hideFull && placesLeft === 0)) shown.push({ row, placesLeft });
    });
    // What filled up a moment ago stands last on its page: the catalogue puts it behind all others soon.
    shown.sort((one, other) => Number(one.placesLeft === 0) - Number(other.placesLeft === 0));
    const last = found.rows.at(-1);
    if (!found.hasMore || shown.length === asked.limit || refills === maxRefills || !last)
      return { found, shown, last };
    after = last;
  }
}

const shownTask =
  (words: string | undefined) =>
  ({ row: { task, publisher, distanceMetres }, placesLeft }: ShownRow): FoundTask => ({
    ...cardOf(task, publisher),
    ...(placesLeft === undefined ? { room: task.room === 'few' ? 'few' : 'many' } : { placesLeft }),
    ...(distanceMetres !== undefined && { distanceMetres }),
    ...(words !== undefined && {
      highlights: highlight({ ...task, publisherName: publisher.name }, words),
    }),
  });

/** The order that is meant: the best match needs words, the nearest a position. */
function sortOf(sort: Asked['sort'], { near, words }: Question): Asked['sort'] {
  if (sort === 'relevant' && words === undefined) return near ? 'nearest' : 'newest';
  return sort === 'nearest' && !near ? 'newest' : sort;
}

/**
 * Open tasks by what one is looking for; those past their deadline are never shown, full ones last. Errors:
 * INVALID_INPUT (cursor).
 */
export const find: UseCase<typeof tasksContract.find, 'files' | 'settings'> = async (input, context) => {
  const { cursor, limit, ...query } = input;
  const { sort, ...asked } = query;
  const from = cursor === undefined ? undefined : readFindCursor(query, cursor);
  const fixed: FixedQuestion = from?.fixed ?? { asOfMs: context.clock.nowMs() };
  const { question, understood } = await questionOf(asked, context, fixed);
  const { found, shown, last } = await pageOf(context, question, {
    sort: sortOf(sort, question),
    after: from?.after,
    limit,
    fixed,
  });
  const { isForgiving } = found;
  const next = { ...fixed, isForgiving, around: question.around };
  return {
    tasks: shown.map(shownTask(question.words)),
    total: found.total,
    understood: [...understood],
    ...(found.hasMore && last && { next: findCursor(query, { after: last, fixed: next }) }),
  };
};
