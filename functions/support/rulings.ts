import { tickets } from '../../shared/collections/tickets';
import type { supportContract } from '../../shared/contract/support';
import { shanghaiDate } from '../../shared/domain/calendar/calendar';
import { orderNumberOf } from '../../shared/domain/orders/order-number';
import type { UseCase } from '../../shared/ports/context';

/** What was found of reports, newest first, without names. Errors: INVALID_INPUT (cursor). */
export const rulings: UseCase<typeof supportContract.rulings> = async ({ limit, cursor }, { store }) => {
  const { items, next } = await store.list(tickets, 'rulings', ['all'], { limit, cursor, order: 'desc' });
  return {
    rulings: items.flatMap(({ id, report, answer }) =>
      report && answer
        ? [
            {
              number: orderNumberOf(id),
              reason: report.reason,
              outcome: answer.outcome,
              day: shanghaiDate(answer.atMs),
              isOverturned: answer.overturnedAtMs !== undefined,
            },
          ]
        : [],
    ),
    ...(next !== undefined && { next }),
  };
};
