import type { Publisher, Task } from '../collections/tasks';
import type { Position } from '../domain/geo/geo';
import type { PayUnit } from '../domain/money/pay-units';
import type { SettlementCycle } from '../domain/money/settlement-cycles';
import type { Session, TimeOfDay } from '../domain/tasks/sessions';
import type { TaskType } from '../domain/tasks/task-types';

/** What one asks of open tasks: all of it holds, of each list one. */
export interface Wanted {
  readonly types?: readonly TaskType[];
  readonly districts?: readonly string[];
  /** Days in Asia/Shanghai, YYYY-MM-DD. */
  readonly dates?: readonly string[];
  readonly timeOfDay?: readonly TimeOfDay[];
  readonly payUnit?: PayUnit;
  /** Per unit where `payUnit` is given, else what an hour earns; fen. */
  readonly minPayFen?: number;
  readonly cycles?: readonly SettlementCycle[];
  readonly admission?: Task['admission'];
  readonly publisherId?: string;
  readonly hideFull?: boolean;
  /** Takes people of this age, full years. */
  readonly age?: number;
  /** Does not overlap with any of these. */
  readonly free?: readonly Session[];
  /** Words to be found in title, place, publisher, type and tags. */
  readonly words?: string;
}

export interface Question extends Wanted {
  /** Six digits each. */
  readonly cities: readonly string[];
  /** gcj02; rows tell their distance from there. */
  readonly near?: Position & { readonly radiusMetres?: number | undefined };
  /** Within so many metres of a place. */
  readonly around?: Position & { readonly radiusMetres: number };
}

export const sortNames = ['relevant', 'newest', 'nearest', 'pay', 'deadline', 'soonest'] as const;
export type SortName = (typeof sortNames)[number];

/** Where a row stands in its order: full ones last, then by a number, then by id. It depends on nothing but the question and the task. */
export interface Standing {
  readonly isFull: boolean;
  readonly key: number;
  readonly id: string;
}

export interface FoundRow extends Standing {
  readonly task: Task;
  readonly publisher: Pick<Publisher, 'id' | 'name' | 'verification'>;
  readonly distanceMetres?: number;
}

/** What the first page fixed for all later ones. */
export interface Fixed {
  /** When it was asked: `soonest` begins there. */
  readonly asOfMs: number;
  /** Whether slips of the pen were forgiven; undefined: as few finds make it necessary. */
  readonly isForgiving?: boolean | undefined;
}

export interface Asked {
  readonly sort: SortName;
  readonly after?: Standing | undefined;
  readonly limit: number;
  readonly fixed: Fixed;
}

export interface Found {
  readonly rows: readonly FoundRow[];
  /** Whether there are rows behind these. */
  readonly hasMore: boolean;
  readonly total: number;
  readonly isForgiving: boolean;
}

export interface Counts {
  readonly total: number;
  readonly types: readonly { readonly type: TaskType; readonly tasks: number }[];
  readonly districts: readonly { readonly district: string; readonly tasks: number }[];
}

export interface Suggestion {
  readonly kind: 'type' | 'place' | 'publisher' | 'title';
  readonly text: string;
  readonly tasks: number;
}

/** Where the open tasks of some cities are. */
export interface Geography {
  /** With open tasks, as these name them. */
  readonly districts: readonly string[];
  /** Whether the place of a task is called so, or begins so. */
  readonly knowsPlace: (name: string) => boolean;
  /** The middle of the tasks whose place carries a name; undefined where there is none. */
  readonly middleOf: (name: string) => Position | undefined;
}

/**
 * The open tasks, for people who look for work. It follows the store by seconds; nothing about money or admission is
 * decided from it. In memory (application/catalogue), or a search engine behind the same contract where a city
 * outgrows memory (docs/adr/0023).
 */
export interface Catalogue {
  find(question: Question, asked: Asked): Promise<Found>;
  counts(question: Question): Promise<Counts>;
  /** What begins like `typed` in a city, most tasks first; without it what is popular there. At most ten. */
  suggest(cityCode: string, typed?: string): Promise<readonly Suggestion[]>;
  /** What words may mean there. */
  geography(cities: readonly string[]): Promise<Geography>;
  /** Open tasks by city, as last counted; most first. */
  cities(): Promise<readonly { readonly cityCode: string; readonly tasks: number }[]>;
}
