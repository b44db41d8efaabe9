import { listFiltered } from '../../shared/application/listing/filtered-list';
import { tasks } from '../../shared/collections/tasks';
import type { tasksContract } from '../../shared/contract/tasks';
import type { UseCase } from '../../shared/ports/context';
import { fits } from './filters';
import { taskCards } from './task-view';

const indexes = {
  newest: { city: 'cityNewest', category: 'categoryNewest', order: 'desc' },
  pay: { city: 'cityPay', category: 'categoryPay', order: 'desc' },
  deadline: { city: 'cityDeadline', category: 'categoryDeadline', order: 'asc' },
} as const;

/** Open tasks of a city; those past their deadline are never shown. Errors: INVALID_INPUT (cursor). */
export const list: UseCase<typeof tasksContract.list> = async (input, { store, clock }) => {
  const nowMs = clock.nowMs();
  const { city, category, order } = indexes[input.sort];
  const page = { limit: input.limit, order, cursor: input.cursor };
  const where = input.category ? [input.city, input.category] : [input.city];
  const found = await listFiltered(
    store,
    tasks,
    input.category ? category : city,
    where,
    page,
    fits(input, nowMs),
  );
  return { tasks: await taskCards(store, found.items), ...(found.next && { next: found.next }) };
};
