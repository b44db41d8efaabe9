import { orders } from '../../../shared/collections/orders';
import { publisherContacts } from '../../../shared/collections/publisher-contacts';
import { type Task, tasks } from '../../../shared/collections/tasks';
import type { OwnTaskCard, OwnTaskList, publishingContract } from '../../../shared/contract/publishing';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { UseCase } from '../../../shared/ports/context';
import type { Page, Store } from '../../../shared/ports/store';
import { earnedThisMonth } from './earned-this-month';
import { handedInFor, most, type Stand, standsOf } from './stands';

/** What has ended stays with what is to come until its orders are accepted, by silence after two days at the latest. */
const settledAfterMs = 3 * dayMs;

/** Where each list is in the index of a publisher's tasks, and in which order. */
const listed: Readonly<
  Record<
    OwnTaskList,
    (endedMs: number) => Pick<Page, 'order' | 'from' | 'to'> & { readonly of: 'draft' | 'submitted' }
  >
> = {
  current: (from) => ({ of: 'submitted', from }),
  draft: () => ({ of: 'draft', order: 'desc' }),
  past: (endedMs) => ({ of: 'submitted', order: 'desc', to: endedMs - 1 }),
};

const cardOf = (task: Task, stand: Stand): OwnTaskCard => ({
  taskId: task.id,
  status: task.status,
  title: task.title,
  placeName: task.placeName,
  pay: { amountFen: task.payFen, unit: task.payUnit },
  places: task.places,
  admission: task.admission,
  sessions: task.sessions,
  signUpDeadlineMs: task.signUpDeadlineMs,
  isReturned: task.refusal !== undefined,
  ...stand,
});

/** What the first page says of all own tasks, beside what waits for acceptance. */
async function totalsOf(store: Store, publisherId: string, nowMs: number) {
  const [applied, earnedFen, contact] = await Promise.all([
    store.list(orders, 'forPublisher', [publisherId], { limit: most }),
    earnedThisMonth(store, publisherId, nowMs),
    store.get(publisherContacts, publisherId),
  ]);
  return { waiting: applied.items.length, earnedFen, ...(contact && { phone: contact.phone }) };
}

/** The own tasks of one list, page by page, with how people stand with them. Errors: INVALID_INPUT (cursor). */
export const mine: UseCase<typeof publishingContract.mine> = async ({ list, limit, cursor }, context) => {
  const { store, clock, caller } = context;
  const publisherId = caller.account.id;
  const { of, ...bounds } = listed[list](Math.max(0, clock.nowMs() - settledAfterMs));
  const isFirst = cursor === undefined;
  const [page, handedIn, first] = await Promise.all([
    store.list(tasks, 'publisher', [publisherId, of], { ...bounds, limit, cursor }),
    handedInFor(store, publisherId),
    isFirst ? totalsOf(store, publisherId, clock.nowMs()) : undefined,
  ]);
  const stands = await standsOf(store, page.items, handedIn);
  return {
    tasks: page.items.flatMap((task, at) => {
      const stand = stands[at];
      return stand ? [cardOf(task, stand)] : [];
    }),
    ...(first && { totals: { ...first, toAccept: handedIn.length } }),
    ...(page.next && { next: page.next }),
  };
};
