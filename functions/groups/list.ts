import { groups } from '../../shared/collections/groups';
import type { groupsContract } from '../../shared/contract/groups';
import type { UseCase } from '../../shared/ports/context';
import { groupView } from './own-groups';

/** The groups of this client, oldest first. Errors: INVALID_INPUT (cursor). */
export const list: UseCase<typeof groupsContract.list> = async ({ limit, cursor }, { store, caller }) => {
  const { items, next } = await store.list(groups, 'client', [caller.service.id], {
    limit,
    cursor,
  });
  return { groups: items.map(groupView), ...(next && { next }) };
};
