import { type Group, groups } from '../../shared/collections/groups';
import { AppError } from '../../shared/contract/errors';
import type { GroupView } from '../../shared/contract/groups';
import type { Ports } from '../../shared/ports/context';

/** Groups of this client; another's is as if it were not there. Errors: GROUP_NOT_FOUND. */
export async function requireGroups(
  { store }: Pick<Ports, 'store'>,
  clientId: string,
  groupIds: readonly string[],
): Promise<Group[]> {
  const found = await store.getMany(groups, groupIds);
  return found.map((group) => {
    if (group?.clientId !== clientId) throw new AppError('GROUP_NOT_FOUND');
    return group;
  });
}

export const groupView = ({
  id,
  clientId: _client,
  createdAtMs: _created,
  updatedAtMs: _updated,
  ...shown
}: Group): GroupView => ({ groupId: id, ...shown });
