import type { FoundTask, TaskCard } from '../../../shared/contract/tasks';
import { ageAt } from '../../generated/calendar/calendar';
import { api } from '../../services/api';
import { city } from '../../stores/city';
import { profile } from '../../stores/session';
import { endedText } from '../../utils/sign-up-state';

type Missed = Pick<TaskCard, 'taskId' | 'type' | 'place'>;

/** As many as one looks through. */
const shown = 5;
/** Some of them have filled up meanwhile, or are for older people. */
const asked = 20;

/** Whether this person could sign up for it now, as far as the phone knows. */
function fits(task: FoundTask, missed: Missed | undefined): boolean {
  const birthDate = profile.get()?.birthDate;
  const isOldEnough = birthDate === undefined || ageAt(birthDate, Date.now()) >= task.minAge;
  return task.taskId !== missed?.taskId && endedText(task) === undefined && isOldEnough;
}

/** Tasks of the same type and city that still take somebody, newest first; any type where that is all. Errors: ClientError. */
export async function similarTasks(missed: Missed | undefined): Promise<FoundTask[]> {
  const input = {
    city: missed?.place.cityCode ?? city.get().code,
    sort: 'newest',
    hideFull: true,
    limit: asked,
  } as const;
  const found = async (filter: { types?: TaskCard['type'][] }) =>
    (await api.tasks.find({ ...input, ...filter })).tasks.filter((task) => fits(task, missed));
  const alike = missed ? await found({ types: [missed.type] }) : [];
  return (alike.length > 0 ? alike : await found({})).slice(0, shown);
}
