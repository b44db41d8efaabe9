import { workersOrder } from '../../shared/application/orders/order-sides';
import { orderDetail, workView } from '../../shared/application/orders/order-view';
import { ratingsOf, ratingsView } from '../../shared/application/orders/ratings-view';
import { earnings } from '../../shared/collections/earnings';
import type { Order } from '../../shared/collections/orders';
import { publisherContacts } from '../../shared/collections/publisher-contacts';
import { publishers } from '../../shared/collections/tasks';
import { works } from '../../shared/collections/works';
import type { OutputOf } from '../../shared/contract/action';
import type { ordersContract } from '../../shared/contract/orders';
import { checkInBeforeMs } from '../../shared/domain/orders/check-in-window';
import { placeRadiusMetres } from '../../shared/domain/orders/limits';
import { orderGroupOf } from '../../shared/domain/orders/order-groups';
import { nextSession } from '../../shared/domain/orders/order-moments';
import { isFlexible } from '../../shared/domain/tasks/sessions';
import type { Ports, UseCase } from '../../shared/ports/context';
import { askedTerms, placeOf, type TermsAround, termsAround } from './terms/terms-around';

type Day = NonNullable<OutputOf<typeof ordersContract.get>['day']>;

/** Whom to call is for those who are to come, or who came. */
const mayCall = ({ status }: Order): boolean => ['ahead', 'in-acceptance'].includes(orderGroupOf(status));

/** What to know on the day; undefined when the task is gone. */
async function dayOf(
  { store }: Pick<Ports, 'store'>,
  order: Order,
  around: Promise<TermsAround>,
  nowMs: number,
): Promise<Day | undefined> {
  const [{ task, past }, publisher, contact] = await Promise.all([
    around,
    store.get(publishers, order.publisherId),
    mayCall(order) ? store.get(publisherContacts, order.publisherId) : undefined,
  ]);
  if (!task || !publisher) return undefined;
  const next = nextSession(order.terms.sessions, nowMs);
  const { bring, serviceStandard } = past ?? task;
  return {
    place: placeOf(past ?? task),
    bring,
    serviceStandard,
    publisher: {
      publisherId: publisher.id,
      name: publisher.name,
      verification: publisher.verification,
    },
    ...(contact && { phone: contact.phone }),
    photoCheckIn: task.photoCheckIn ?? false,
    radiusMetres: placeRadiusMetres,
    ...(next && { checkInFromMs: next.startMs - (isFlexible(next) ? 0 : checkInBeforeMs) }),
  };
}

/** One own order: its timeline, what to know on the day, what was done, how it was. Errors: ORDER_NOT_FOUND. */
export const get: UseCase<typeof ordersContract.get> = async ({ orderId }, context) => {
  const { store, caller, clock } = context;
  const nowMs = clock.nowMs();
  const order = await workersOrder(store, orderId, caller.account.id);
  const around = termsAround(store, order);
  const [asked, day, work, ratings, earning] = await Promise.all([
    around.then((terms) => askedTerms(order, terms)),
    dayOf(context, order, around, nowMs),
    store.get(works, orderId),
    ratingsOf(context, orderId),
    order.earnedFen === undefined ? undefined : store.get(earnings, orderId),
  ]);
  const settlementId = earning?.settlementId;
  const [ownRating] = ratings;
  const detail = orderDetail(order, nowMs);
  return {
    // Each side rates once.
    order: ownRating ? { ...detail, may: detail.may.filter((step) => step !== 'rate') } : detail,
    ...(day && { day }),
    ...(asked && { asked }),
    ...(work && { work: workView(work) }),
    ...(settlementId !== undefined && { settlementId }),
    ratings: ratingsView(...ratings, 'worker'),
  };
};
