import { isAsked, orderRow } from '../../shared/application/orders/order-view';
import { type Order, orders } from '../../shared/collections/orders';
import { pastTerms, pastTermsId, tasks, taskTexts } from '../../shared/collections/tasks';
import type { OutputOf } from '../../shared/contract/action';
import type { ordersContract } from '../../shared/contract/orders';
import type { OrderGroup } from '../../shared/domain/orders/order-groups';
import { nextSession } from '../../shared/domain/orders/order-moments';
import { workStartMs } from '../../shared/domain/tasks/sessions';
import type { Ports, UseCase } from '../../shared/ports/context';
import { placeOf } from './terms/terms-around';

/** As many as anybody has before them. */
const most = 50;

type Ahead = OutputOf<typeof ordersContract.agenda>['ahead'][number];

/** The orders, each with where its work is. */
async function withPlaces(
  { store }: Pick<Ports, 'store'>,
  ahead: readonly Order[],
  nowMs: number,
): Promise<Ahead[]> {
  const ids = [...new Set(ahead.map(({ taskId }) => taskId))];
  if (ids.length === 0) return [];
  const pastIds = ahead.map(({ taskId, terms }) => pastTermsId(taskId, terms.version));
  const [found, texts, past] = await Promise.all([
    store.getMany(tasks, ids),
    store.getMany(taskTexts, ids),
    store.getMany(pastTerms, pastIds),
  ]);
  return ahead.map((order, index) => {
    const at = ids.indexOf(order.taskId);
    const [task, text] = [found[at], texts[at]];
    const said = past[index] ?? (task && text && { ...text, ...task });
    return { ...orderRow(order, nowMs), ...(said && { place: placeOf(said) }) };
  });
}

const comesMs = ({ terms: { sessions } }: Order, nowMs: number): number =>
  nextSession(sessions, nowMs)?.startMs ?? workStartMs(sessions);

/** What the person goes to next, what asks for them, and how much else there is. */
export const agenda: UseCase<typeof ordersContract.agenda> = async (_input, context) => {
  const { store, caller, clock } = context;
  const nowMs = clock.nowMs();
  const listed = async (group: OrderGroup) =>
    (await store.list(orders, 'group', [caller.account.id, group], { limit: most })).items;
  const [ahead, waiting, inAcceptance] = await Promise.all([
    listed('ahead'),
    listed('waiting'),
    listed('in-acceptance'),
  ]);
  const next = ahead.toSorted((one, other) => comesMs(one, nowMs) - comesMs(other, nowMs));
  return {
    ahead: await withPlaces(context, next, nowMs),
    asks: [
      ...inAcceptance.filter(({ status }) => status === 'returned'),
      ...[...next, ...waiting].filter(isAsked),
    ].map((order) => orderRow(order, nowMs)),
    counts: { ahead: ahead.length, waiting: waiting.length, inAcceptance: inAcceptance.length },
  };
};
