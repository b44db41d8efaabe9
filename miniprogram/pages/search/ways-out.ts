import type { Understood } from '../../../shared/contract/tasks';
import { quietApi } from '../../services/api';
import { asked, type Query, questionOf } from '../../services/find';
import { freshPosition } from '../../services/location';
import { whereabouts } from '../../services/whereabouts';
import { shortCityName } from '../../utils/cities';

/** Another question that finds something, for somebody who found nothing. */
export interface WayOut {
  readonly id: string;
  readonly text: string;
  readonly query: Query;
}

/** More would be more than anybody reads. */
const maxDropped = 3;

/** A text without the words of one wish: what stood around them is joined by one space. */
export const without = (text: string, { start, end }: Pick<Understood, 'start' | 'end'>): string =>
  `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim();

/** What of a text was searched for as it stands, and the rest that was understood. */
function halves(text: string, understood: readonly Understood[]): { words: string; wishes: string } {
  const wishes = understood.map(({ start, end }) => text.slice(start, end)).join(' ');
  const words = [...understood].reverse().reduce((rest, wish) => without(rest, wish), text);
  return { words, wishes };
}

/** Questions near by: without the words that nothing carries, or one of the wishes; around the place where the person is, beyond the city; the whole city. */
function candidates(query: Query, understood: readonly Understood[], cityName: string): WayOut[] {
  const { text = '' } = query;
  const dropped = understood.slice(0, maxDropped).flatMap((wish): WayOut[] => {
    const rest = without(text, wish);
    if (rest === '') return [];
    return [{ id: `${wish.start}`, text: `去掉“${wish.label}”`, query: { ...query, text: rest } }];
  });
  const at = freshPosition();
  const isHere = at !== undefined && whereabouts.get().cityHere === query.city;
  const { text: _text, at: _at, ...city } = query;
  const { words, wishes } = halves(text, understood);
  return [
    ...(words && wishes ? [{ id: 'words', text: `去掉“${words}”`, query: { ...query, text: wishes } }] : []),
    ...dropped,
    ...(isHere && query.sort !== 'near'
      ? [{ id: 'near', text: '连邻近城市一起找', query: { ...query, sort: 'near' as const, at } }]
      : []),
    { id: 'city', text: `${shortCityName(cityName)}的全部任务`, query: { ...city, sort: 'newest' } },
  ];
}

/** Those of them that find something, each with how much; where that cannot be asked, none. Errors: none. */
export async function waysOut(
  query: Query,
  understood: readonly Understood[],
  cityName: string,
): Promise<WayOut[]> {
  const counted = candidates(query, understood, cityName).map(async (way): Promise<WayOut[]> => {
    const counts = await asked(questionOf(way.query))
      .then((question) => quietApi.tasks.counts(question))
      .catch(() => undefined);
    return counts && counts.total > 0 ? [{ ...way, text: `${way.text}：${counts.total} 个` }] : [];
  });
  return (await Promise.all(counted)).flat();
}
