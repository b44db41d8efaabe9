import { taskIdOf } from '../../shared/application/tasks/places/pieces';
import { decisions } from '../../shared/collections/decisions';
import { type Order, orders } from '../../shared/collections/orders';
import { schedules } from '../../shared/collections/schedules';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { isFlexible, workEndMs } from '../../shared/domain/tasks/sessions';
import { type Invariant, moneyInvariants } from './money-invariants';

const groupedBy = <T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of all) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
};

/** Whether an order has one of its task's places. */
const hasPlace = ({ status }: Order): boolean =>
  status !== 'applied' && status !== 'refused' && status !== 'withdrawn';
const isCounted = ({ status }: Order): boolean => status !== 'refused' && status !== 'withdrawn';

const placesAddUp: Invariant = (documents) => {
  const ordersOf = groupedBy(documents.all(orders), ({ taskId }) => taskId);
  const keptOf = groupedBy(
    documents.all(decisions).filter(({ piece }) => piece !== undefined),
    ({ taskId }) => taskId,
  );
  const piecesOf = groupedBy(documents.all(taskPlaces), ({ id }) => taskIdOf(id));
  return documents.all(tasks).flatMap(({ id, places }) => {
    const pieces = piecesOf.get(id);
    if (!pieces) return [];
    const left = pieces.reduce((sum, piece) => sum + piece.left, 0);
    const signUps = pieces.reduce((sum, piece) => sum + piece.signUps, 0);
    const own = ordersOf.get(id) ?? [];
    const taken = own.filter(hasPlace).length + (keptOf.get(id)?.length ?? 0);
    const counted = own.filter(isCounted).length;
    return [
      ...(left + taken === places ? [] : [`task ${id}: ${left} left + ${taken} taken ≠ ${places} places`]),
      ...(signUps === counted ? [] : [`task ${id}: ${signUps} sign-ups counted, ${counted} orders`]),
    ];
  });
};

const historiesEndWhereOrdersStand: Invariant = (documents) =>
  documents
    .all(orders)
    .filter(({ status, timeline }) => timeline.at(-1)?.status !== status)
    .map(({ id, status }) => `order ${id} is ${status}, its history says otherwise`);

const timeIsHeldOnce: Invariant = (documents, nowMs) => {
  const held = new Map(
    documents
      .all(schedules)
      .flatMap(({ id, held }) => held.map(({ orderId }) => [`${id} ${orderId}`, true] as const)),
  );
  return documents.all(orders).flatMap((order) => {
    const { id, accountId, status, terms } = order;
    if (workEndMs(terms.sessions) <= nowMs || terms.sessions.every(isFlexible)) return [];
    const isAhead = status === 'applied' || status === 'admitted';
    return held.has(`${accountId} ${id}`) === isAhead
      ? []
      : [`order ${id} is ${status}, its time is not as it should`];
  });
};

export const invariants: readonly Invariant[] = [
  placesAddUp,
  historiesEndWhereOrdersStand,
  timeIsHeldOnce,
  ...moneyInvariants,
];
