import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { removeCopy } from '../../shared/application/privacy/data-copies';
import type { Ports } from '../../shared/ports/context';

/** Removes the copy of somebody's data after its day: all that there is of them stands in it. */
export const expireCopy: MeetDeadline<Pick<Ports, 'store' | 'files'>> = async (
  context,
  { subject },
  settle,
) => {
  await removeCopy(context, subject);
  await context.store.transact(async (tx) => void (await settle(tx)));
};
