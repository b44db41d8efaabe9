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
const maxParts = 4;

/** A text without the words of one wish: what stood around them is joined by one space. */
export const without = (text: string, { start, end }: Pick<Understood, 'start' | 'end'>): string =>
  `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim();

/** What of a text was searched for as it stands, and the rest that was understood. */
function halves(text: string, understood: readonly Understood[]): { words: string; wishes: string } {
  const wishes = understood.map(({ start, end }) => text.slice(start, end)).join(' ');
  const words = [...understood].reverse().reduce((rest, wish) => without(rest, wish), text);
  return { words, wishes };
}

/** A part of a text, and how it is called. */
interface Part {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  /** The text without it. */
  readonly rest: string;
}

/** The words that were searched for, and the wishes beside them. */
function partsOf(text: string, understood: readonly Understood[]): Part[] {
  const { words, wishes } = halves(text, understood);
  return [
    ...(words && wishes ? [{ id: 'words', label: words, text: words, rest: wishes }] : []),
    ...understood.slice(0, maxParts).flatMap((wish): Part[] => {
      const rest = without(text, wish);
      const { start, end, label } = wish;
      return rest === '' ? [] : [{ id: `${start}`, label, text: text.slice(start, end), rest }];
    }),
  ];
}

const dropping = (query: Query, parts: readonly Part[]): WayOut[] =>
  parts.map(({ id, label, rest }) => ({ id, text: `去掉“${label}”`, query: { ...query, text: rest } }));

/** Of two parts the other one is what is left without the first. */
const keepingOne = (query: Query, parts: readonly Part[]): WayOut[] =>
  parts.length < 3
    ? []
    : parts.map(({ id, label, text }) => ({ id, text: `只看“${label}”`, query: { ...query, text } }));

/** Around the place where the person is, beyond the city; the whole city. */
function widening(query: Query, cityName: string): WayOut[] {
  const at = freshPosition();
  const isHere = at !== undefined && whereabouts.get().cityHere === query.city;
  const { text: _text, at: _at, ...city } = query;
  return [
    ...(isHere && query.sort !== 'near'
      ? [{ id: 'near', text: '连邻近城市一起找', query: { ...query, sort: 'near' as const, at } }]
      : []),
    { id: 'city', text: `${shortCityName(cityName)}的全部任务`, query: { ...city, sort: 'newest' } },
  ];
}

/** Those that find something, each with how much. */
async function leading(ways: readonly WayOut[]): Promise<WayOut[]> {
  const counted = ways.map(async (way): Promise<WayOut[]> => {
    const counts = await asked(questionOf(way.query))
      .then((question) => quietApi.tasks.counts(question))
      .catch(() => undefined);
    return counts && counts.total > 0 ? [{ ...way, text: `${way.text}：${counts.total} 个` }] : [];
  });
  return (await Promise.all(counted)).flat();
}

/**
 * Questions near by that find something: without the words that nothing carries, or without one of the wishes; where
 * that is not enough, one of them alone; and wider ones. Where they cannot be asked, none. Errors: none.
 */
export async function waysOut(
  query: Query,
  understood: readonly Understood[],
  cityName: string,
): Promise<WayOut[]> {
  const parts = partsOf(query.text ?? '', understood);
  const [dropped, wider] = await Promise.all([
    leading(dropping(query, parts)),
    leading(widening(query, cityName)),
  ]);
  const alone = dropped.length > 0 ? [] : await leading(keepingOne(query, parts));
  return [...dropped, ...alone, ...wider];
}
