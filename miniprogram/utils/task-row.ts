import type { TaskCard } from '../../shared/contract/tasks';
import { labels } from '../generated/labels';
import { distanceMetres, type Position } from './distance';
import { distanceText, unbroken, workTime } from './format';
import { endedText } from './sign-up-state';

/** What a card shows of a task, and nothing more: lists hand hundreds of these to the view. */
export interface TaskRow {
  readonly id: string;
  readonly title: string;
  readonly payFen: number;
  readonly payUnit: TaskCard['pay']['unit'];
  readonly cycle: string;
  readonly admission: string;
  readonly time: string;
  readonly where: string;
  readonly far: string;
  readonly publisher: string;
  readonly verified: boolean;
  readonly left: string;
  readonly isScarce: boolean;
}

/** Few enough that somebody should not wait. */
const scarce = 3;

function leftText(task: TaskCard): string {
  const { places, placesLeft } = task;
  const ended = endedText(task);
  if (ended !== undefined) return ended;
  return placesLeft <= scarce ? `仅剩 ${placesLeft} 名` : `剩 ${placesLeft}/${places} 名`;
}

function farText(task: TaskCard & { readonly distanceMetres?: number }, here: Position | undefined): string {
  if (task.distanceMetres !== undefined) return distanceText(task.distanceMetres);
  return here ? distanceText(distanceMetres(here, task.place)) : '';
}

/** A task as its card shows it; `here` adds the distance. */
export const taskRow = (task: TaskCard, here: Position | undefined): TaskRow => ({
  id: task.taskId,
  title: unbroken(task.title),
  payFen: task.pay.amountFen,
  payUnit: task.pay.unit,
  cycle: labels.settlementCycle[task.settlementCycle],
  admission: labels.admission[task.admission],
  time: workTime(task.sessions),
  where: task.place.name,
  far: farText(task, here),
  publisher: task.publisher.name,
  verified: task.publisher.verification !== 'none',
  left: leftText(task),
  isScarce: task.placesLeft <= scarce,
});
