import { groups } from '../../shared/collections/groups';
import type { groupsContract } from '../../shared/contract/groups';
import type { UseCase } from '../../shared/ports/context';
import { groupView } from './own-groups';

const idLength = 16;

/** Writes a group's settings; the same address of the same client is always the same group. */
export const save: UseCase<typeof groupsContract.save, 'hash'> = async (
  settings,
  { store, clock, hash, caller },
) => {
  const clientId = caller.service.id;
  const id = hash.hash('group', clientId, settings.channel, settings.address).slice(0, idLength);
  const saved = await store.transact(async (tx) => {
    const known = await tx.get(groups, id);
    const nowMs = clock.nowMs();
    const group = { ...settings, id, clientId, createdAtMs: known?.createdAtMs ?? nowMs, updatedAtMs: nowMs };
    if (known) tx.update(groups, group);
    else tx.create(groups, group);
    return group;
  });
  return { group: groupView(saved) };
};
