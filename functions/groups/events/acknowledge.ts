import { markHandled } from '../../../shared/application/events/feed-reader';
import type { groupsContract } from '../../../shared/contract/groups';
import type { UseCase } from '../../../shared/ports/context';
import { consumerOf } from './events';
import { readReceipt } from './receipt';

/** The events that this receipt came with are handled. Errors: INVALID_INPUT (receipt). */
export const acknowledge: UseCase<typeof groupsContract.acknowledge, 'hash'> = async (
  { receipt },
  context,
) => {
  const consumer = consumerOf(context.caller.service.id);
  await markHandled(context, consumer, readReceipt(context, consumer, receipt));
  return {};
};
