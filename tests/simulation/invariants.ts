import { taskIdOf } from '../../shared/application/tasks/places/pieces';
import { decisions } from '../../shared/collections/decisions';
import { type Order, orders } from '../../shared/collections/orders';
import { schedules } from '../../shared/collections/schedules';
import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { isFlexible, workEndMs } from '../../shared/domain/tasks/sessions';
import type { Mirror } from './mirror';

/** What must hold after every step; answers what does not, in words. */
export type Invariant = (documents: Mirror, nowMs: number) => string[];

export const groupedBy = <T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
};

/** Cancelled by its publisher in time, or for terms that were not accepted: it earned nothing, another may have the place. */
const isCalledOff = ({ status, earnedFen, timeline }: Order): boolean => {
  const { by, code } = timeline.at(-1) ?? {};
  return status === 'cancelled' && earnedFen === undefined && (by === 'publisher' || isOfTerms(code));
};
const isOfTerms = (code: string | undefined): boolean => code?.startsWith('terms-') === true;
const isCounted = (order: Order): boolean =>
  order.status !== 'refused' && order.status !== 'withdrawn' && !isCalledOff(order);
/** Whether an order has one of its task's places. */
const hasPlace = (order: Order): boolean => order.status !== 'applied' && isCounted(order);

/** Places of a task that nobody has, nor is about to get. */
export const placesLeftIn = (documents: Mirror, taskId: string): number =>
  documents
    .all(taskPlaces)
    .filter(({ id }) => taskIdOf(id) === taskId)
    .reduce((sum, { left }) => sum + left, 0);

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

/** Whose sessions nobody may promise twice, and whose are free; of the others nobody looks at the hours any more. */
const holdsTime: ReadonlySet<string> = new Set(['applied', 'admitted', 'checked-in']);
const freesTime: ReadonlySet<string> = new Set(['refused', 'withdrawn', 'cancelled']);

const timeIsHeldOnce: Invariant = (documents, nowMs) => {
  const held = new Set(
    documents.all(schedules).flatMap(({ id, held }) => held.map(({ orderId }) => `${id} ${orderId}`)),
  );
  return documents.all(orders).flatMap(({ id, accountId, status, terms: { sessions } }) => {
    if (workEndMs(sessions) <= nowMs || sessions.every(isFlexible)) return [];
    const isHeld = held.has(`${accountId} ${id}`);
    const isWrong = isHeld ? freesTime.has(status) : holdsTime.has(status);
    return isWrong ? [`order ${id} is ${status}, its time is ${isHeld ? 'held' : 'free'}`] : [];
  });
};

export const invariants: readonly Invariant[] = [placesAddUp, historiesEndWhereOrdersStand, timeIsHeldOnce];
