import { schedules } from '../../shared/collections/schedules';
import type { ordersContract } from '../../shared/contract/orders';
import { ageAt } from '../../shared/domain/calendar/calendar';
import type { UseCase } from '../../shared/ports/context';

/** What a person's own age and orders leave room for. */
export const schedule: UseCase<typeof ordersContract.schedule> = async (_input, { store, clock, caller }) => {
  const { id, birthDate } = caller.account;
  const nowMs = clock.nowMs();
  const held = (await store.get(schedules, id))?.held ?? [];
  const busy = held.flatMap(({ sessions }) => sessions).filter(({ endMs }) => endMs > nowMs);
  return { ...(birthDate !== undefined && { age: ageAt(birthDate, nowMs) }), busy };
};
