import type { FoundTask, TaskCard } from '../../shared/contract/tasks';
import { labels } from '../generated/labels';
import { taskTagNames } from '../generated/tasks/task-tags';
import { taskTypeNames } from '../generated/tasks/task-types';
import { shortCityName } from './cities';
import { distanceMetres, type Position } from './distance';
import { ago, distanceText, moment, workTime, workTotal } from './format';
import { type Marked, marked } from './highlighted';
import { endedText } from './sign-up-state';

type Tone = 'plain' | 'accent' | 'warn';

/** What a card shows of a task, and nothing more: lists hand hundreds of these to the view. */
export interface TaskRow {
  readonly id: string;
  readonly title: Marked;
  readonly payFen: number;
  readonly payUnit: TaskCard['pay']['unit'];
  /** When, and how much in all. */
  readonly time: string;
  readonly total: string;
  /** Where: before the place its city or district, behind it how far. */
  readonly area: string;
  readonly place: Marked;
  readonly far: string;
  /** By what the list is sorted, where that is not on the card anyway. */
  readonly note: string;
  readonly tags: readonly { readonly text: string; readonly tone: Tone }[];
  readonly publisher: Marked;
  readonly verified: boolean;
  readonly left: string;
  /** Nobody can sign up any more: quiet, and leads on. */
  readonly isOver: boolean;
}

/** What a list knows beside the task. */
interface Around {
  /** Where the person is, if the server has not said how far it is. */
  readonly here?: Position | undefined;
  /** The city that the list is about: others are named. */
  readonly cityCode?: string;
  readonly sort?: string;
}

/** Few enough that somebody should not wait. */
const scarce = 3;

/** The server's, else the own; how far another city is helps nobody. */
function farText(task: FoundTask, { here, cityCode = task.place.cityCode }: Around): string {
  if (task.distanceMetres !== undefined) return distanceText(task.distanceMetres);
  return here && task.place.cityCode === cityCode ? distanceText(distanceMetres(here, task.place)) : '';
}

/** The city where it is another than one looks at; else the district. */
const areaOf = ({ place, district }: FoundTask, cityCode: string | undefined): string =>
  cityCode !== undefined && place.cityCode !== cityCode ? shortCityName(place.cityName) : (district ?? '');

function noteOf({ signUpDeadlineMs, publishedAtMs }: FoundTask, sort: string | undefined): string {
  if (sort === 'deadline') return `${moment(signUpDeadlineMs)}截止`;
  return sort === 'newest' && publishedAtMs !== undefined ? `${ago(publishedAtMs)}发布` : '';
}

const shortAdmission = { 'first-come': '抢单', reviewed: '审核' } as const;

function tagsOf(task: FoundTask, ended: string | undefined): TaskRow['tags'] {
  if (ended !== undefined) return [{ text: `${ended} · 看相似任务`, tone: 'plain' }];
  const { admission, settlementCycle, type, tags, placesLeft } = task;
  return [
    { text: shortAdmission[admission], tone: admission === 'first-come' ? 'accent' : 'plain' },
    { text: labels.settlementCycle[settlementCycle], tone: 'plain' },
    { text: taskTypeNames[type], tone: 'plain' },
    // Nothing is listed before its whole cost is reserved.
    { text: '已托管', tone: 'plain' },
    ...(placesLeft !== undefined && placesLeft <= scarce
      ? [{ text: `仅剩 ${placesLeft}`, tone: 'warn' as const }]
      : []),
    ...tags.map((tag) => ({ text: taskTagNames[tag], tone: 'plain' as const })),
  ];
}

function leftText({ placesLeft }: FoundTask): string {
  if (placesLeft === undefined) return '余位充足';
  return placesLeft > scarce ? `剩 ${placesLeft}` : '';
}

/** 共 2 天 约 ¥740, as close as a card wants it. */
const totalOf = (task: FoundTask): string => workTotal(task).replace(' · ', ' ');

/** A task as its card shows it. */
export function taskRow(task: FoundTask, around: Around = {}): TaskRow {
  const { cityCode, sort } = around;
  const hitsIn = (field: 'title' | 'place' | 'publisher') =>
    task.highlights?.filter((each) => each.field === field) ?? [];
  const ended = endedText(task);
  return {
    id: task.taskId,
    title: marked(task.title, hitsIn('title')),
    payFen: task.pay.amountFen,
    payUnit: task.pay.unit,
    time: workTime(task.sessions),
    total: totalOf(task),
    area: areaOf(task, cityCode),
    place: marked(task.place.name, hitsIn('place')),
    far: farText(task, around),
    note: noteOf(task, sort),
    tags: tagsOf(task, ended),
    publisher: marked(task.publisher.name, hitsIn('publisher')),
    verified: task.publisher.verification !== 'none',
    left: ended === undefined ? leftText(task) : '',
    isOver: ended !== undefined,
  };
}
