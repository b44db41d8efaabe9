import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { endSuspension as end } from '../../shared/application/support/suspension-end';
import { suspensions } from '../../shared/collections/suspensions';
import type { Context } from '../../shared/ports/context';

/** Ends a suspension whose time is over. */
export const endSuspension: MeetDeadline<Context<'timer'>> = ({ store, clock }, { subject }, settle) =>
  store.transact(async (tx) => {
    const suspension = await tx.get(suspensions, subject);
    if (!(await settle(tx)) || suspension?.status !== 'standing') return;
    await end(tx, suspension, { by: 'platform', atMs: clock.nowMs() });
  });
