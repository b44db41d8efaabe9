import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { advancePosts } from './group-posts';

const eventOf = { sent: 'confirm', 'not-sent': 'release', dropped: 'drop', withdrawn: 'recall' } as const;

/** What came of sending. */
export const finish: UseCase<typeof groupsContract.finish> = async (
  { groupId, taskIds, outcome, messageId },
  context,
) => {
  const said = outcome === 'not-sent' ? undefined : messageId;
  await advancePosts(context, groupId, taskIds, [eventOf[outcome]], said);
  return {};
};
