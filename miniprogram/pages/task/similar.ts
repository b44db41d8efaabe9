import type { TaskCard } from '../../../shared/contract/tasks';
import { ageAt } from '../../generated/calendar/calendar';
import { api } from '../../services/api';
import { city } from '../../stores/city';
import { profile } from '../../stores/session';
import { endedText } from '../../utils/sign-up-state';

type Missed = Pick<TaskCard, 'taskId' | 'category' | 'place'>;

/** As many as one looks through. */
const shown = 5;
/** Some of them are full, or for older people. */
const asked = 20;

/** Whether this person could sign up for it now, as far as the phone knows. */
function fits(task: TaskCard, missed: Missed | undefined): boolean {
  const birthDate = profile.get()?.birthDate;
  const isOldEnough = birthDate === undefined || ageAt(birthDate, Date.now()) >= task.minAge;
  return task.taskId !== missed?.taskId && endedText(task) === undefined && isOldEnough;
}

/** Tasks of the same kind and city that still take somebody, newest first; any kind where that is all. Errors: ClientError. */
export async function similarTasks(missed: Missed | undefined): Promise<TaskCard[]> {
  const input = { city: missed?.place.cityCode ?? city.get().code, sort: 'newest', limit: asked } as const;
  const list = async (filter: { category?: TaskCard['category'] }) =>
    (await api.tasks.list({ ...input, ...filter })).tasks.filter((task) => fits(task, missed));
  const alike = missed ? await list({ category: missed.category }) : [];
  const found = alike.length > 0 ? alike : await list({});
  return found.slice(0, shown);
}
