import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { accountsOf } from '../../shared/application/support/payer-keys';
import { stopsOf } from '../../shared/application/support/payer-stops';
import { stopTasks } from '../../shared/application/support/stop-tasks';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Context } from '../../shared/ports/context';

/** What was being published while the stop was written is out by then, and in the index. */
const settledMs = 10 * minuteMs;

/** Takes from people what a payer has out who may not publish, by whatever name; and once more what slipped through. */
export const stopPayer: MeetDeadline<Context<'timer'>> = async (context, { subject }, settle) => {
  const { store, clock } = context;
  const stops = await stopsOf(store, subject);
  let isDone = true;
  for (const { id } of stops)
    for (const accountId of await accountsOf(store, id))
      isDone = (await stopTasks(context, accountId)) && isDone;
  const nowMs = clock.nowMs();
  const againAtMs = isDone
    ? Math.max(0, ...stops.map(({ sinceMs }) => sinceMs)) + settledMs
    : nowMs + minuteMs;
  await store.transact((tx) => settle(tx, againAtMs > nowMs ? againAtMs : undefined));
};
