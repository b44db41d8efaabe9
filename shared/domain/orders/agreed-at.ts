import type { Actor } from '../lifecycles/lifecycle';

/** What is read of an order. */
interface AgreedOrder {
  readonly createdAtMs: number;
  readonly timeline: readonly { readonly status: string; readonly by: Actor; readonly atMs: number }[];
  readonly termsAcceptedAtMs?: number;
}

/** When its worker signed up, the last time where they had withdrawn before. */
export const signedUpAtMs = ({ createdAtMs, timeline }: AgreedOrder): number =>
  timeline.findLast(({ status, by }) => by === 'worker' && (status === 'applied' || status === 'admitted'))
    ?.atMs ?? createdAtMs;

/** When its terms, as they are, were agreed to. */
const agreedAtMs = (order: AgreedOrder): number => order.termsAcceptedAtMs ?? signedUpAtMs(order);

/** The texts that somebody stood under when an order was agreed: of each the one that they had accepted last by then. */
export function agreementsOf<T extends { readonly id: string; readonly acceptedAtMs: number }>(
  order: AgreedOrder,
  accepted: readonly T[],
): T[] {
  const untilMs = agreedAtMs(order);
  const before = accepted
    .filter(({ acceptedAtMs }) => acceptedAtMs <= untilMs)
    .toSorted((one, other) => one.acceptedAtMs - other.acceptedAtMs);
  return [...new Map(before.map((each) => [each.id, each])).values()];
}
