import type { InputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { Understood } from '../../shared/contract/tasks';
import type { Position } from '../utils/distance';
import { type TaskRow, taskRow } from '../utils/task-row';
import { api } from './api';
import { fitsMe } from './fits-me';
import { position } from './location';
import { whereabouts } from './whereabouts';

type Find = InputOf<typeof contract.tasks.find>;

/** `near` the person, near their `home`, or as the server knows it. */
export type Sort = 'near' | 'home' | Exclude<Find['sort'], 'nearest'>;

/** What the person chose in the sheet of filters. */
export type Filters = Pick<
  Find,
  | 'types'
  | 'districts'
  | 'dates'
  | 'timeOfDay'
  | 'payUnit'
  | 'minPayFen'
  | 'cycles'
  | 'admission'
  | 'hideFull'
> & {
  /** Only what takes people of one's age and leaves one's orders alone. */
  readonly fits?: boolean;
};

export interface Query {
  readonly city: string;
  readonly sort: Sort;
  readonly filters: Filters;
  readonly text?: string;
  /** The place for `near` and `home`, in the city itself: neighbours' tasks are found, too. Fixed for all pages. */
  readonly at?: Position | undefined;
}

export type Question = Omit<Find, 'sort' | 'cursor' | 'limit' | 'fits'> & Pick<Filters, 'fits'>;

interface FoundPage {
  readonly rows: TaskRow[];
  readonly next: string | undefined;
  readonly total: number;
  readonly understood: readonly Understood[];
}

/** Few enough for a first screen that draws at once. */
const pageSize = 10;

const isByDistance = ({ sort, at }: Query): boolean =>
  at !== undefined && (sort === 'near' || sort === 'home');

/** What is asked for, without order and page: to be counted, too. */
export const questionOf = (query: Query): Question => ({
  ...(isByDistance(query) ? { near: query.at as Position } : { city: query.city }),
  ...(query.text && { text: query.text }),
  ...query.filters,
});

const sortOf = ({ sort }: Query): Find['sort'] => (sort === 'near' || sort === 'home' ? 'nearest' : sort);

/** The question as the server takes it. Errors: ClientError. */
export async function asked(
  { fits, ...question }: Question,
  isLaterPage = false,
): Promise<Omit<Find, 'sort' | 'cursor' | 'limit'>> {
  return fits ? { ...question, fits: await fitsMe(isLaterPage) } : question;
}

/** One page of tasks. Errors: ClientError. */
export async function findPage(query: Query, cursor?: string): Promise<FoundPage> {
  const { tasks, next, total, understood } = await api.tasks.find({
    ...(await asked(questionOf(query), cursor !== undefined)),
    sort: sortOf(query),
    limit: pageSize,
    ...(cursor && { cursor }),
  });
  const { cityHere = query.city } = whereabouts.get();
  // How far it is from another city helps nobody.
  const here = cityHere === query.city ? position.get() : undefined;
  const around = { here, cityCode: query.city, sort: query.sort };
  return { rows: tasks.map((task) => taskRow(task, around)), next, total, understood };
}
