import type { Standing } from '../../ports/catalogue';
import type { Bits } from './bits';
import type { CityTasks } from './city-tasks';
import { type OrderName, orderKeys } from './orders';

/** A slot and the number by which it is put in order. */
export interface Row {
  readonly slot: number;
  readonly key: number;
}

/** Below so large a part of a city its rows are picked out, above they are met on the way through a kept order. */
const sparse = 1 / 20;

/** Added to the number of what has begun already: it stands behind what has not. */
const begun = 1e14;

/** Whether one row comes before another. */
const isBefore = (one: { key: number; id: string }, other: { key: number; id: string }): boolean =>
  one.key < other.key || (one.key === other.key && one.id < other.id);

type Behind = Pick<Standing, 'key' | 'id'> | undefined;

/** The first `limit` of some slots by their number and id, behind `after`; as fast as it takes to look at each once. */
export function pick(
  tasks: CityTasks,
  slots: Bits,
  keyOf: (slot: number) => number,
  after: Behind,
  limit: number,
): Row[] {
  const best: { slot: number; key: number; id: string }[] = [];
  let worst = Number.POSITIVE_INFINITY;
  const least = after?.key ?? Number.NEGATIVE_INFINITY;
  slots.forEach((slot) => {
    const key = keyOf(slot);
    // Most are told apart by the number alone.
    if (key > worst || key < least) return;
    const row = { slot, key, id: tasks.idAt(slot) };
    if (after && !isBefore(after, row)) return;
    if (best.length === limit) {
      if (!isBefore(row, best[limit - 1] ?? row)) return;
      best.pop();
    }
    let place = best.length;
    while (place > 0 && isBefore(row, best[place - 1] ?? row)) place -= 1;
    best.splice(place, 0, row);
    if (best.length === limit) worst = best[limit - 1]?.key ?? worst;
  });
  return best;
}

/** The same on the way through a kept order, from a place on. */
function walk(
  tasks: CityTasks,
  name: OrderName,
  wanted: Bits,
  from: number,
  to: number,
  limit: number,
): Row[] {
  const order = tasks.order(name);
  const rows: Row[] = [];
  for (let place = from; place < to && rows.length < limit; place += 1)
    if (wanted.has(order.at(place))) rows.push({ slot: order.at(place), key: order.keyAt(place) });
  return rows;
}

/** The first `limit` wanted rows of an order behind `after`. In the order of beginnings, those before `asOfMs` are last. */
export function rowsInOrder(
  tasks: CityTasks,
  name: OrderName,
  wanted: Bits,
  { after, limit, asOfMs }: { after: Behind; limit: number; asOfMs: number },
): Row[] {
  const fromKey = name === 'soonest' ? asOfMs : Number.NEGATIVE_INFINITY;
  const shown = (key: number): number => (key < fromKey ? key + begun : key);
  if (wanted.size < tasks.size * sparse) {
    const keyOf = (slot: number): number => shown(orderKeys[name](tasks.taskAt(slot)) ?? 0);
    return pick(tasks, wanted, keyOf, after, limit);
  }
  const order = tasks.order(name);
  const middle = order.placeOf(fromKey, '');
  const isAfterBegun = after !== undefined && after.key >= begun / 2;
  const placeBehind = (key: number, id: string): number => {
    const place = order.placeOf(key, id);
    return tasks.idAt(order.at(place)) === id ? place + 1 : place;
  };
  const ahead = isAfterBegun
    ? []
    : walk(
        tasks,
        name,
        wanted,
        after ? Math.max(middle, placeBehind(after.key, after.id)) : middle,
        order.size,
        limit,
      );
  const start = isAfterBegun ? placeBehind(after.key - begun, after.id) : 0;
  const behind = walk(tasks, name, wanted, start, middle, limit - ahead.length);
  return [...ahead, ...behind.map(({ slot, key }) => ({ slot, key: shown(key) }))];
}
