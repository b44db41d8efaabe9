import { orders } from '../../../shared/collections/orders';
import type { ParsedInputOf } from '../../../shared/contract/action';
import { AppError } from '../../../shared/contract/errors';
import type { tasksContract } from '../../../shared/contract/tasks';
import { ageAt } from '../../../shared/domain/calendar/calendar';
import { citiesNear } from '../../../shared/domain/geo/near-city';
import type { Session } from '../../../shared/domain/tasks/sessions';
import type { Question, Wanted } from '../../../shared/ports/catalogue';
import type { Caller, Context } from '../../../shared/ports/context';
import type { Store } from '../../../shared/ports/store';

type Asked = ParsedInputOf<typeof tasksContract.counts>;

/** Orders that a person may hold at once, for this question. */
const maxAhead = 100;

/** When a person has to be somewhere: the work that waits or lies ahead. */
async function busyOf(store: Store, accountId: string, nowMs: number): Promise<Session[]> {
  const { items } = await store.list(orders, 'ahead', [accountId], { limit: maxAhead, from: nowMs });
  return items.map(({ terms }) => ({ startMs: terms.workStartMs, endMs: terms.workEndMs }));
}

/** What fits the person who asks. Errors: NOT_SIGNED_IN. */
async function fitting({ store, clock, caller }: Context<'public'>): Promise<Pick<Wanted, 'age' | 'free'>> {
  if (!caller) throw new AppError('NOT_SIGNED_IN');
  const { account }: Caller = caller;
  const nowMs = clock.nowMs();
  const free = await busyOf(store, account.id, nowMs);
  const { birthDate } = account;
  return { ...(birthDate !== undefined && { age: ageAt(birthDate, nowMs) }), free };
}

/** What is asked of the catalogue. Errors: NOT_SIGNED_IN where `fits` is asked by nobody. */
export async function questionOf(asked: Asked, context: Context<'public'>): Promise<Question> {
  const { city, near, text, fits, ...wanted } = asked;
  return {
    ...wanted,
    cities: city === undefined ? citiesNear(near ?? { longitude: 0, latitude: 0 }) : [city],
    ...(near && { near }),
    ...(text !== undefined && { words: text }),
    ...(fits === true && (await fitting(context))),
  };
}
