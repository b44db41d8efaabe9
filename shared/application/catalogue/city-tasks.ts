import type { Publisher, Task } from '../../collections/tasks';
import { Bits } from './bits';
import { type Facet, fullFacet } from './facets';
import { type OrderName, orderKeys } from './orders';
import { Positions } from './positions';
import { SortedSlots } from './sorted-slots';

/** Facets that are kept up while tasks come and go; the one not asked for longest goes first. */
const maxFacets = 256;

interface KeptFacet extends Facet {
  readonly bits: Bits;
}

/** What the catalogue shows of a publisher. */
export type ShownPublisher = Pick<Publisher, 'id' | 'name' | 'verification'>;

export const unknownPublisher = (id: string): ShownPublisher => ({ id, name: '', verification: 'none' });

/** The open tasks of one city in memory: each in a slot, and for all that is asked of them sets and orders of slots. */
export class CityTasks {
  private readonly tasks: (Task | undefined)[] = [];
  private readonly slots = new Map<string, number>();
  private readonly empty: number[] = [];
  private readonly all = new Bits();
  private readonly facets = new Map<string, KeptFacet>();
  /** Made when first asked for, and kept up since. */
  private readonly orders = new Map<OrderName, SortedSlots>();
  private readonly publishers = new Map<string, ShownPublisher>();
  readonly positions = new Positions((slot) => this.taskAt(slot));

  constructor(tasks: readonly Task[] = [], publishers: readonly ShownPublisher[] = []) {
    for (const publisher of publishers) this.publishers.set(publisher.id, publisher);
    tasks.forEach((task, slot) => {
      this.tasks[slot] = task;
      this.slots.set(task.id, slot);
      this.all.add(slot);
      this.positions.put(slot);
    });
  }

  get size(): number {
    return this.slots.size;
  }

  taskAt(slot: number): Task {
    const task = this.tasks[slot];
    if (!task) throw new RangeError('no task stands in this slot');
    return task;
  }

  /** The task in a slot, if there is one. */
  taskIn(slot: number): Task | undefined {
    return this.tasks[slot];
  }

  slotOf(id: string): number | undefined {
    return this.slots.get(id);
  }

  idAt = (slot: number): string => this.tasks[slot]?.id ?? '';

  get(id: string): Task | undefined {
    const slot = this.slots.get(id);
    return slot === undefined ? undefined : this.tasks[slot];
  }

  *entries(): Generator<readonly [slot: number, task: Task]> {
    for (const slot of this.slots.values()) yield [slot, this.taskAt(slot)];
  }

  publisherOf({ publisherId }: Task): ShownPublisher {
    return this.publishers.get(publisherId) ?? unknownPublisher(publisherId);
  }

  knowsPublisher(id: string): boolean {
    return this.publishers.has(id);
  }

  putPublisher(publisher: ShownPublisher): void {
    this.publishers.set(publisher.id, publisher);
  }

  /** Those who have a task here. */
  shownPublishers(): ShownPublisher[] {
    const ids = new Set([...this.entries()].map(([, { publisherId }]) => publisherId));
    return [...ids].flatMap((id) => this.publishers.get(id) ?? []);
  }

  order(name: OrderName): SortedSlots {
    const known = this.orders.get(name);
    if (known) return known;
    const keyOf = orderKeys[name];
    const standing = [...this.entries()].flatMap(([slot, task]) => {
      const key = keyOf(task);
      return key === undefined ? [] : [{ slot, key, id: task.id }];
    });
    const order = new SortedSlots(this.idAt, standing);
    this.orders.set(name, order);
    return order;
  }

  /** Puts a task, or what became of it; answers its slot. */
  put(task: Task): number {
    const known = this.slots.get(task.id);
    if (known !== undefined) this.leave(known);
    const slot = known ?? this.empty.pop() ?? this.tasks.length;
    this.tasks[slot] = task;
    this.slots.set(task.id, slot);
    this.all.add(slot);
    this.positions.put(slot);
    for (const [name, order] of this.orders) {
      const key = orderKeys[name](task);
      if (key !== undefined) order.add(slot, key);
    }
    for (const { is, bits } of this.facets.values()) if (is(task)) bits.add(slot);
    return slot;
  }

  /** Takes a task away; answers the slot in which it stood. */
  remove(id: string): number | undefined {
    const slot = this.slots.get(id);
    if (slot === undefined) return undefined;
    this.leave(slot);
    this.positions.remove(slot);
    this.tasks[slot] = undefined;
    this.slots.delete(id);
    this.empty.push(slot);
    return slot;
  }

  private leave(slot: number): void {
    const task = this.taskAt(slot);
    for (const [name, order] of this.orders) {
      const key = orderKeys[name](task);
      if (key !== undefined) order.remove(slot, key);
    }
    this.all.delete(slot);
    for (const { bits } of this.facets.values()) bits.delete(slot);
  }

  /** The tasks of which something is true. Not to be changed. */
  having(facet: Facet): Bits {
    const known = this.facets.get(facet.name);
    if (known) {
      this.facets.delete(facet.name);
      this.facets.set(facet.name, known);
      return known.bits;
    }
    const bits = new Bits();
    this.tasks.forEach((task, slot) => {
      if (task && facet.is(task)) bits.add(slot);
    });
    if (this.facets.size >= maxFacets) {
      const [oldest] = this.facets.keys();
      this.facets.delete(oldest ?? '');
    }
    this.facets.set(facet.name, { ...facet, bits });
    return bits;
  }

  full(): Bits {
    return this.having(fullFacet);
  }

  /** The tasks that answer all lists, one facet of each; the caller's own. */
  matching(lists: readonly (readonly Facet[])[]): Bits {
    const matching = this.all.copy();
    for (const list of lists) {
      const [first, ...others] = list.map((facet) => this.having(facet));
      if (!first) continue;
      if (others.length === 0) matching.and(first);
      else matching.and(others.reduce((all, bits) => all.or(bits), first.copy()));
    }
    return matching;
  }

  /** The ids of what nobody can sign up for any more. */
  past(nowMs: number): string[] {
    const deadlines = this.order('deadline');
    const ids: string[] = [];
    for (let place = 0; place < deadlines.size && deadlines.keyAt(place) <= nowMs; place += 1)
      ids.push(this.idAt(deadlines.at(place)));
    return ids;
  }
}
