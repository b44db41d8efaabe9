import { isAsked } from '../../../shared/application/orders/order-view';
import { type WholeTask, wholeTask } from '../../../shared/application/tasks/whole-task';
import type { Order } from '../../../shared/collections/orders';
import { type PastTerms, pastTerms, pastTermsId } from '../../../shared/collections/tasks';
import type { OutputOf } from '../../../shared/contract/action';
import type { ordersContract } from '../../../shared/contract/orders';
import type { Transaction } from '../../../shared/ports/store';
import { termsOf } from '../sign-up/new-order';

type Asked = NonNullable<OutputOf<typeof ordersContract.get>['asked']>;

/** What the terms of an order do not hold themselves. */
type Texts = Omit<PastTerms, 'id' | 'askedAtMs' | 'answerByMs'>;

/** The task of an order, and what it said under the order's own terms where it says something else now. */
export interface TermsAround {
  readonly task: WholeTask | undefined;
  readonly past: PastTerms | undefined;
}

export async function termsAround(from: Pick<Transaction, 'get'>, order: Order): Promise<TermsAround> {
  const [task, past] = await Promise.all([
    wholeTask(from, order.taskId),
    from.get(pastTerms, pastTermsId(order.taskId, order.terms.version)),
  ]);
  return { task, past };
}

/** Where the work is. */
export const placeOf = ({ placeName, address, longitude, latitude }: Texts): Asked['before']['place'] => ({
  name: placeName,
  address,
  longitude,
  latitude,
});

const termsView = (
  { title, payFen, payUnit, quantity, settlementCycle, sessions }: Order['terms'],
  texts: Texts,
): Asked['before'] => ({
  title,
  pay: { amountFen: payFen, unit: payUnit },
  quantity,
  settlementCycle,
  sessions,
  place: placeOf(texts),
  description: texts.description,
  serviceStandard: texts.serviceStandard,
  requirements: texts.requirements,
  bring: texts.bring,
  perks: texts.perks,
});

/** What the publisher of an order wants instead of what it stands on; undefined: nothing. */
export function askedTerms(order: Order, { task, past }: TermsAround): Asked | undefined {
  if (!isAsked(order) || !task || !past) return undefined;
  return {
    termsVersion: task.termsVersion,
    answerByMs: order.asked.answerByMs,
    before: termsView(order.terms, past),
    after: termsView(termsOf(task), task),
  };
}
