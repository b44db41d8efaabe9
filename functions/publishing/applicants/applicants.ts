import { consentTo } from '../../../shared/application/account/purpose-consents';
import { isAsked } from '../../../shared/application/orders/order-view';
import { shownCounts } from '../../../shared/application/orders/ratings-view';
import { newRecord } from '../../../shared/application/orders/work-record';
import { noteReads } from '../../../shared/application/privacy/note-reads';
import { ownTask } from '../../../shared/application/tasks/own-task';
import { type Account, accounts } from '../../../shared/collections/accounts';
import { type Decision, decisions } from '../../../shared/collections/decisions';
import { type Order, orders } from '../../../shared/collections/orders';
import { type WorkRecord, workRecords } from '../../../shared/collections/ratings';
import type { Task } from '../../../shared/collections/tasks';
import type { Applicant, publishingContract } from '../../../shared/contract/publishing';
import { ageBandOf } from '../../../shared/domain/account/age-bands';
import { homeOf } from '../../../shared/domain/account/home';
import { type DistanceBand, distanceBandOf } from '../../../shared/domain/geo/distance-bands';
import { orderNumberOf } from '../../../shared/domain/orders/order-number';
import { maskNickname } from '../../../shared/domain/text/masking';
import type { UseCase } from '../../../shared/ports/context';

/** As many as tell people of one name apart. */
const numberDigits = 4;

const recordOf = ({ id: _id, rated, ...facts }: WorkRecord): Applicant['record'] => {
  const shown = shownCounts(rated);
  return { ...facts, ...(shown && { rated: shown }) };
};

/** About how far somebody lives from the work; only of those who agreed to that. */
const distanceOf = (task: Task, person: Account | undefined): DistanceBand | undefined =>
  person?.home !== undefined && consentTo(person, 'home')
    ? distanceBandOf(homeOf(person.home), task)
    : undefined;

interface Known {
  readonly person: Account | undefined;
  readonly decision: Decision | undefined;
  readonly record: WorkRecord | undefined;
}

/** What a publisher may know of somebody before they are admitted: neither name nor phone, no date of birth. */
function applicantOf(
  task: Task,
  order: Order,
  { person, decision, record }: Known,
  nowMs: number,
): Applicant {
  const distanceBand = distanceOf(task, person);
  const ageBand = person?.birthDate === undefined ? undefined : ageBandOf(person.birthDate, nowMs);
  const { kind, dueAtMs, withdrawals } = decision ?? {};
  const isDecided = kind && order.status === 'applied' && withdrawals === order.withdrawals;
  return {
    orderId: order.id,
    name: maskNickname(person?.nickname ?? ''),
    number: orderNumberOf(order.id).slice(-numberDigits),
    ...(ageBand && { ageBand }),
    ...(distanceBand && { distanceBand }),
    record: recordOf(record ?? newRecord(order.accountId)),
    status: order.status,
    ...(isAsked(order) && { answerByMs: order.asked.answerByMs }),
    ...(isDecided && { decision: { kind, ...(dueAtMs !== undefined && { dueAtMs }) } }),
    ...(order.note !== undefined && { note: order.note }),
    signedUpAtMs: order.createdAtMs,
  };
}

/** Who signed up for an own task, first come first, names masked. Errors: TASK_NOT_FOUND. */
export const applicants: UseCase<typeof publishingContract.applicants> = async (input, context) => {
  const { store, caller, clock } = context;
  const { taskId, limit, cursor } = input;
  const [task, { items, next }] = await Promise.all([
    ownTask(store, taskId, caller.account.id),
    store.list(orders, 'applicants', [taskId], { limit, cursor }),
  ]);
  const accountIds = items.map(({ accountId }) => accountId);
  await noteReads(context, { as: 'publisher', kind: 'applicant', of: accountIds });
  const orderIds = items.map(({ id }) => id);
  const [people, decided, records] =
    items.length === 0
      ? [[], [], []]
      : await Promise.all([
          store.getMany(accounts, accountIds),
          store.getMany(decisions, orderIds),
          store.getMany(workRecords, accountIds),
        ]);
  const nowMs = clock.nowMs();
  return {
    applicants: items.map((order, at) =>
      applicantOf(task, order, { person: people[at], decision: decided[at], record: records[at] }, nowMs),
    ),
    ...(next && { next }),
  };
};
