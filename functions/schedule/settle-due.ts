import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { settleWorker } from '../../shared/application/money/settle';
import type { Context } from '../../shared/ports/context';

/** Settles what of a worker's is due. */
export const settleDue: MeetDeadline<Context<'timer'>> = (context, { subject }, settle) =>
  settleWorker(context, subject, settle);
