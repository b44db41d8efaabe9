import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { askTerms as askThem } from '../../shared/application/orders/ask-terms';
import type { Context } from '../../shared/ports/context';

/** Asks those who signed up for a task to accept its changed terms. */
export const askTerms: MeetDeadline<Pick<Context<'timer'>, 'store' | 'clock' | 'untilMs'>> = async (
  context,
  { subject },
  settle,
) => {
  const againMs = await askThem(context, subject, context.untilMs);
  await context.store.transact((tx) => settle(tx, againMs));
};
