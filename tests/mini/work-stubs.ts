import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { launchMini, type Mini } from './launch-mini';
import { answering, order, profile, signedInStorage } from './stubs';

const hourMs = 3_600_000;

export type OrderAnswer = OutputOf<typeof contract.orders.get>;
type Order = OrderAnswer['order'];

/** A session that begins so many hours from now and lasts eight. */
export const inHours = (hours: number) => ({
  startMs: Date.now() + hours * hourMs,
  endMs: Date.now() + (hours + 8) * hourMs,
});

export const day = (
  changes: Partial<NonNullable<OrderAnswer['day']>> = {},
): NonNullable<OrderAnswer['day']> => ({
  place: { name: '五四广场', address: '东海西路 5 号', longitude: 120.3848, latitude: 36.0636 },
  bring: ['身份证'],
  serviceStandard: '着装整洁，准时到岗。',
  publisher: { publisherId: 'A000000000000009', name: '青岛晴天会展', verification: 'enterprise' },
  photoCheckIn: true,
  radiusMetres: 300,
  ...changes,
});

/** An answer to `orders/get` of an order whose next session begins so many hours from now. */
export function orderAnswer(
  status: Order['status'],
  hours: number,
  changes: Partial<Order> = {},
  more: Partial<OrderAnswer> = {},
): OrderAnswer {
  const session = inHours(hours);
  const isAhead = hours > -8;
  return {
    order: order(status, {
      sessions: [session],
      ...(isAhead && { nextSession: session }),
      handInFromMs: session.startMs,
      ...changes,
    }),
    day: day(),
    ratings: {},
    ...more,
  };
}

/** Opens a page as somebody who is signed in. */
export const openSignedIn = async (
  path: string,
  answers: Record<string, unknown>,
  more: Omit<Parameters<typeof launchMini>[0], 'path' | 'backend'> = {},
): Promise<Mini> =>
  launchMini({
    path,
    storage: await signedInStorage(),
    backend: answering({ 'account/me': { profile: profile() }, ...answers }),
    ...more,
  });
