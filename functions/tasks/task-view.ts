import { placesLeft } from '../../shared/application/tasks/places/places-left';
import type { WholeTask } from '../../shared/application/tasks/whole-task';
import { publishers, type Task } from '../../shared/collections/tasks';
import type { TaskCard, TaskDetail } from '../../shared/contract/tasks';
import { cityByCode } from '../../shared/domain/geo/cities';
import { tagsOf } from '../../shared/domain/tasks/task-tags';
import type { Freshness, Store } from '../../shared/ports/store';

interface Surroundings {
  readonly publisher: { readonly name: string; readonly verification: TaskCard['publisher']['verification'] };
  readonly placesLeft: number;
}

/** What a card says of a task, save how many places are left. */
export const cardOf = (task: Task, publisher: Surroundings['publisher']): Omit<TaskCard, 'placesLeft'> => ({
  taskId: task.id,
  status: task.status,
  title: task.title,
  category: task.category,
  type: task.type,
  publisher: {
    publisherId: task.publisherId,
    name: publisher.name,
    verification: publisher.verification,
  },
  place: {
    cityCode: task.cityCode,
    cityName: cityByCode(task.cityCode)?.name ?? '',
    name: task.placeName,
    longitude: task.longitude,
    latitude: task.latitude,
  },
  ...(task.district !== undefined && { district: task.district }),
  pay: { amountFen: task.payFen, unit: task.payUnit },
  places: task.places,
  admission: task.admission,
  minAge: task.minAge,
  signUpDeadlineMs: task.signUpDeadlineMs,
  sessions: task.sessions,
  quantity: task.quantity,
  tags: tagsOf(task),
  settlementCycle: task.settlementCycle,
  ...(task.publishedAtMs !== undefined && { publishedAtMs: task.publishedAtMs }),
});

/** What stands around tasks, in one wave: places left now, and the publishers as they are verified now. */
async function surroundingsOf(
  store: Store,
  shown: readonly Task[],
  freshness: Freshness,
): Promise<Surroundings[]> {
  const publisherIds = [...new Set(shown.map(({ publisherId }) => publisherId))];
  const [left, named] = await Promise.all([
    placesLeft(store, shown, freshness),
    store.getMany(publishers, publisherIds, freshness),
  ]);
  return shown.map((task, at) => ({
    placesLeft: left[at] ?? 0,
    publisher: named[publisherIds.indexOf(task.publisherId)] ?? { name: '', verification: 'none' },
  }));
}

/** Tasks as cards of a list, which itself may lag; alone, a task is shown as it is now. */
async function taskCards(
  store: Store,
  shown: readonly Task[],
  freshness: Freshness = 'may-lag',
): Promise<TaskCard[]> {
  if (shown.length === 0) return [];
  const around = await surroundingsOf(store, shown, freshness);
  return shown.flatMap((task, at) => {
    const surroundings = around[at];
    if (!surroundings) return [];
    const { publisher, placesLeft } = surroundings;
    return [{ ...cardOf(task, publisher), placesLeft }];
  });
}

/** A task alone, with everything that is public about it but its pictures. */
export async function taskDetail(store: Store, task: WholeTask): Promise<Omit<TaskDetail, 'pictures'>> {
  const [card] = await taskCards(store, [task], 'now');
  if (!card) throw new RangeError('a task has one card');
  const { description, serviceStandard, requirements, bring, address, termsVersion } = task;
  return { ...card, description, serviceStandard, requirements, bring, address, termsVersion };
}
