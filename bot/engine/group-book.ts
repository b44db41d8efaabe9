import type { InputOf } from '../../shared/contract/action';
import type { GroupView, groupsContract } from '../../shared/contract/groups';
import type { GroupChannel as ChannelName } from '../../shared/domain/groups/channels';
import type { Backend } from '../backend/backend';
import type { Clock } from '../clock';
import { allPages } from './paged';

const freshMs = 60_000;

/** The groups of this client as the backend keeps them, read again after a while. */
export interface GroupBook {
  /** Reads them when what is known is old, or at once. */
  refresh(atOnce?: boolean): Promise<void>;
  all(): readonly GroupView[];
  byId(groupId: string): GroupView | undefined;
  at(channel: ChannelName, address: string): GroupView | undefined;
  save(input: InputOf<typeof groupsContract.save>): Promise<GroupView>;
}

export function groupBook(backend: Backend, clock: Clock): GroupBook {
  let groups: ReadonlyMap<string, GroupView> = new Map();
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    async refresh(atOnce = false) {
      if (!atOnce && clock.nowMs() - readAtMs < freshMs) return;
      const rows = await allPages(async (page) => {
        const { groups: found, next } = await backend.groups.list(page);
        return { rows: found, ...(next && { next }) };
      });
      groups = new Map(rows.map((group) => [group.groupId, group]));
      readAtMs = clock.nowMs();
    },
    all: () => [...groups.values()],
    byId: (groupId) => groups.get(groupId),
    at: (channel, address) =>
      [...groups.values()].find((group) => group.channel === channel && group.address === address),
    async save(input) {
      const { group } = await backend.groups.save(input);
      groups = new Map([...groups, [group.groupId, group]]);
      return group;
    },
  };
}
