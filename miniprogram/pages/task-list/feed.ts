import type { InputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { labels, maxRadiusMetres } from '../../generated/labels';
import { api } from '../../services/api';
import type { Position } from '../../utils/distance';
import { type TaskRow, taskRow } from '../../utils/task-row';

type List = InputOf<typeof contract.tasks.list>;

export type Sort = List['sort'] | 'near';
export type Filters = Pick<List, 'payUnit' | 'minPayFen' | 'settlementCycle'>;

export interface Query extends Filters {
  readonly city: string;
  readonly sort: Sort;
  readonly category?: NonNullable<List['category']>;
}

interface FeedPage {
  readonly rows: TaskRow[];
  readonly next: string | undefined;
}

/** Few enough for a first screen that draws at once. */
const pageSize = 10;

export const sortChoices = [
  { value: 'newest', text: '最新' },
  { value: 'near', text: '离我近' },
  { value: 'pay', text: '报酬高' },
  { value: 'deadline', text: '快截止' },
];

export const categoryChoices = [
  { value: '', text: '全部' },
  ...Object.entries(labels.category).map(([value, text]) => ({ value, text })),
];

/** One page of tasks; `near` needs to know where the person is. Errors: ClientError. */
export async function loadPage(query: Query, here: Position | undefined, cursor?: string): Promise<FeedPage> {
  const { city, sort, ...filters } = query;
  const page = { ...filters, limit: pageSize, ...(cursor && { cursor }) };
  const answer =
    sort === 'near' && here
      ? await api.tasks.nearby({ ...here, radiusMetres: maxRadiusMetres, ...page })
      : await api.tasks.list({ city, sort: sort === 'near' ? 'newest' : sort, ...page });
  return { rows: answer.tasks.map((task) => taskRow(task, here)), next: answer.next };
}
