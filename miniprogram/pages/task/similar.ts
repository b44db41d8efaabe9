import type { FoundTask, TaskCard } from '../../../shared/contract/tasks';
import { ageAt } from '../../generated/calendar/calendar';
import { quietApi } from '../../services/api';
import { freshPosition } from '../../services/location';
import { city } from '../../stores/city';
import { ownMarks } from '../../stores/own-orders';
import { profile } from '../../stores/session';
import { endedText } from '../../utils/sign-up-state';
import { type TaskRow, taskRow } from '../../utils/task-row';

type Known = Pick<TaskCard, 'taskId' | 'type' | 'place'>;

/** As many as one looks through. */
const shown = 5;
/** Some of them have filled up meanwhile, or are for older people. */
const asked = 20;
/** Further nobody goes because another task is full. */
const radiusMetres = 30_000;

/** Whether this person could sign up for it now, as far as the phone knows. */
function fits(task: FoundTask, known: Known | undefined): boolean {
  const birthDate = profile.get()?.birthDate;
  const isOldEnough = birthDate === undefined || ageAt(birthDate, Date.now()) >= task.minAge;
  const isNew = task.taskId !== known?.taskId && !ownMarks.get()[task.taskId];
  return isNew && isOldEnough && endedText(task) === undefined;
}

/** Around the task, nearest first; where nobody knows the task, the newest of the city. */
function whereOf(known: Known | undefined) {
  if (!known) return { city: city.get().code, sort: 'newest' } as const;
  const { longitude, latitude } = known.place;
  return { near: { longitude, latitude, radiusMetres }, sort: 'nearest' } as const;
}

async function findFitting(known: Known | undefined, types?: TaskCard['type'][]): Promise<FoundTask[]> {
  const question = { ...whereOf(known), hideFull: true, limit: asked, ...(types && { types }) };
  return (await quietApi.tasks.find(question)).tasks.filter((task) => fits(task, known));
}

/** As its card: how far it is from the other task would be taken for how far it is from the person. */
function rowOf({ distanceMetres: _fromTheTask, ...task }: FoundTask, known: Known | undefined): TaskRow {
  const cityCode = known?.place.cityCode;
  return taskRow(task, { here: freshPosition(), ...(cityCode && { cityCode }) });
}

interface Similar {
  readonly rows: TaskRow[];
  /** Whether there is one of the same type. */
  readonly isAlike: boolean;
}

/** Tasks near by that still take somebody, those of the same type first. Errors: ClientError. */
export async function similarTasks(known: Known | undefined): Promise<Similar> {
  const alike = known ? await findFitting(known, [known.type]) : [];
  const others = alike.length < shown ? await findFitting(known) : [];
  const found = [...alike, ...others.filter(({ type }) => type !== known?.type)].slice(0, shown);
  return { rows: found.map((task) => rowOf(task, known)), isAlike: alike.length > 0 };
}
