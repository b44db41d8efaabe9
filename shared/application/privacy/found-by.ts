import type { Collection, Document } from '../../collections/collection';
import { orders } from '../../collections/orders';
import { tasks } from '../../collections/tasks';
import { allOf } from '../listing/all-of';
import { manyOf } from '../listing/many-of';
import type { Reading } from './holding';

/** The document under the account's own id. */
export const ownDocument =
  <D extends Document>(from: Collection<D>) =>
  async (store: Reading, accountId: string): Promise<readonly D[]> => {
    const found = await store.get(from, accountId);
    return found ? [found] : [];
  };

/** What an index lists of the account. */
export const listedBy =
  <D extends Document>(from: Collection<D>, index: string) =>
  (store: Reading, accountId: string): Promise<readonly D[]> =>
    allOf(store, from, index, [accountId]);

export const ordersOf = (store: Reading, accountId: string) => allOf(store, orders, 'account', [accountId]);

/** What stands under ids that are made of the ids of the account's orders. */
export const underOrders =
  <D extends Document>(from: Collection<D>, idsOf: (orderId: string) => readonly string[] = (id) => [id]) =>
  async (store: Reading, accountId: string): Promise<readonly D[]> => {
    const ids = (await ordersOf(store, accountId)).flatMap(({ id }) => idsOf(id));
    return [...(await manyOf(store, from, ids)).values()];
  };

export async function tasksOf(store: Reading, accountId: string) {
  const lists = await Promise.all([
    allOf(store, tasks, 'publisher', [accountId, 'draft']),
    allOf(store, tasks, 'publisher', [accountId, 'submitted']),
  ]);
  return lists.flat();
}

/** What stands under the ids of the account's tasks. */
export const underTasks =
  <D extends Document>(from: Collection<D>) =>
  async (store: Reading, accountId: string): Promise<readonly D[]> => {
    const ids = (await tasksOf(store, accountId)).map(({ id }) => id);
    return [...(await manyOf(store, from, ids)).values()];
  };
