import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { dropApplication } from '../../shared/application/publishers/drop-application';
import {
  type PublisherApplication,
  publisherApplications,
  publisherRecords,
} from '../../shared/collections/publishers';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { applicationLifeDays } from '../../shared/domain/publishers/application-life';
import type { Context } from '../../shared/ports/context';

const lifeMs = applicationLifeDays * dayMs;

/** Until when it is kept as it stands; undefined: there is nothing unfinished. */
function keptUntil(application: PublisherApplication | undefined, nowMs: number): number | undefined {
  if (!application || application.status === 'approved') return undefined;
  // What waits for an operator is the operator's to finish; it may come back.
  return (application.status === 'submitted' ? nowMs : application.updatedAtMs) + lifeMs;
}

/** Takes back an application that was left alone, with its pictures; what was approved before stands again. */
export const expireApplication: MeetDeadline<Context<'timer'>> = ({ store, clock }, { subject }, settle) =>
  store.transact(async (tx): Promise<void> => {
    const [application, record] = await Promise.all([
      tx.get(publisherApplications, subject),
      tx.get(publisherRecords, subject),
    ]);
    const atMs = clock.nowMs();
    const untilMs = keptUntil(application, atMs);
    const isOver = application !== undefined && untilMs !== undefined && untilMs <= atMs;
    await settle(tx, isOver ? undefined : untilMs);
    if (isOver) dropApplication(tx, application, record, { by: 'platform', atMs });
  });
