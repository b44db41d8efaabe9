import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { returnUnused } from '../../shared/application/money/return-unused';
import type { Context } from '../../shared/ports/context';

/** Sends back what a task's reserve holds and nobody needs any more. */
export const sweepReserve: MeetDeadline<Context<'timer'>> = (context, { subject }, settle) =>
  returnUnused(context, subject, settle);
