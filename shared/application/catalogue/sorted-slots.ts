/** Room for those that come later. */
const spare = 64;

interface SortedRow {
  readonly slot: number;
  readonly key: number;
  readonly id: string;
}

/** Slots in the order of a number and then of their ids; the number of a slot is fixed while it stands here. */
export class SortedSlots {
  private slots: Int32Array;
  private keys: Float64Array;
  private count: number;
  private readonly idOf: (slot: number) => string;

  constructor(idOf: (slot: number) => string, rows: readonly SortedRow[] = []) {
    this.idOf = idOf;
    this.count = rows.length;
    this.slots = new Int32Array(rows.length + spare);
    this.keys = new Float64Array(rows.length + spare);
    const sorted = [...rows].sort((one, other) => one.key - other.key || (one.id < other.id ? -1 : 1));
    sorted.forEach(({ slot, key }, place) => {
      this.slots[place] = slot;
      this.keys[place] = key;
    });
  }

  get size(): number {
    return this.count;
  }

  at(place: number): number {
    return this.slots[place] ?? -1;
  }

  keyAt(place: number): number {
    return this.keys[place] ?? Number.NaN;
  }

  /** The first place that does not come before this number and id. */
  placeOf(key: number, id: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.keys[middle] ?? 0;
      if (other < key || (other === key && this.idOf(this.at(middle)) < id)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(slot: number, key: number): void {
    if (this.count === this.slots.length) {
      const [slots, keys] = [new Int32Array(this.count * 2), new Float64Array(this.count * 2)];
      slots.set(this.slots);
      keys.set(this.keys);
      [this.slots, this.keys] = [slots, keys];
    }
    const place = this.placeOf(key, this.idOf(slot));
    this.slots.copyWithin(place + 1, place, this.count);
    this.keys.copyWithin(place + 1, place, this.count);
    this.slots[place] = slot;
    this.keys[place] = key;
    this.count += 1;
  }

  remove(slot: number, key: number): void {
    const place = this.placeOf(key, this.idOf(slot));
    if (this.at(place) !== slot) return;
    this.slots.copyWithin(place, place + 1, this.count);
    this.keys.copyWithin(place, place + 1, this.count);
    this.count -= 1;
  }
}
