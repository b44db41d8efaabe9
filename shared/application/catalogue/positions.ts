import { around } from 'geokdbush';
import KDBush from 'kdbush';
import type { Position } from '../../domain/geo/geo';
import { Bits } from './bits';
import { Circle, distanceCm } from './circle';

/** Points that stand beside the tree before it is built anew, which takes some 15 ms for 50,000. */
const maxBeside = 256;
/** A slot and how far away it is. */
export interface Near {
  readonly slot: number;
  readonly cm: number;
}

interface Tree {
  readonly index: KDBush;
  /** By the number that the tree gives a point. */
  readonly slots: Uint32Array;
  /** By a point's place in the tree. */
  readonly slotsInPlace: Uint32Array;
}

/** Where the tasks of a city are. */
export class Positions {
  private readonly positionOf: (slot: number) => Position;
  private readonly standing = new Bits();
  private tree: Tree | undefined;
  /** Not in the tree, or elsewhere by now. */
  private readonly beside = new Set<number>();
  private inTree = new Bits();

  constructor(positionOf: (slot: number) => Position) {
    this.positionOf = positionOf;
  }

  put(slot: number): void {
    this.standing.add(slot);
    this.inTree.delete(slot);
    this.beside.add(slot);
  }

  remove(slot: number): void {
    this.standing.delete(slot);
    this.inTree.delete(slot);
    this.beside.delete(slot);
  }

  /** A tree pays where there are many. */
  private settle(): void {
    if (this.beside.size <= maxBeside) return;
    const slots = Uint32Array.from(this.standing.toArray());
    const index = new KDBush(slots.length);
    for (const slot of slots) {
      const { longitude, latitude } = this.positionOf(slot);
      index.add(longitude, latitude);
    }
    index.finish();
    this.tree = { index, slots, slotsInPlace: Uint32Array.from(index.ids, (id) => slots[id] ?? 0) };
    this.beside.clear();
    this.inTree = this.standing.copy();
  }

  private cmTo(from: Position, slot: number): number {
    return distanceCm(from, this.positionOf(slot));
  }

  /**
   * The nearest slots of those wanted, in order of distance and id, behind `after`; all within `maxCm`. At least
   * `limit` of them, where there are so many.
   */
  nearest(
    from: Position,
    limit: number,
    wanted: (slot: number) => boolean,
    {
      after,
      maxCm,
      idOf,
    }: { after?: { cm: number; id: string } | undefined; maxCm: number; idOf(slot: number): string },
  ): Near[] {
    this.settle();
    const isBehind = (slot: number): boolean => {
      if (!after) return true;
      const cm = this.cmTo(from, slot);
      return cm > after.cm || (cm === after.cm && idOf(slot) > after.id);
    };
    const found: Near[] = [];
    const take = (slot: number): void => {
      const cm = this.cmTo(from, slot);
      if (cm <= maxCm) found.push({ slot, cm });
    };
    for (const slot of this.beside) if (wanted(slot) && isBehind(slot)) take(slot);
    for (const slot of this.nearestInTree(from, limit, (slot) => wanted(slot) && isBehind(slot), maxCm))
      take(slot);
    return found.sort((one, other) => one.cm - other.cm || (idOf(one.slot) < idOf(other.slot) ? -1 : 1));
  }

  /** The nearest ones of the tree, and with the last of them all that are as far to a centimetre. */
  private nearestInTree(
    from: Position,
    limit: number,
    wanted: (slot: number) => boolean,
    maxCm: number,
  ): readonly number[] {
    if (!this.tree) return [];
    const { index, slots } = this.tree;
    const isWanted = (at: number): boolean => {
      const slot = slots[at] ?? -1;
      return this.inTree.has(slot) && wanted(slot);
    };
    const { longitude, latitude } = from;
    // The tree reckons in kilometres on a sphere a hair smaller than ours.
    const maxKm = maxCm / 100_000 + 0.001;
    for (let ask = limit + 8; ; ask *= 4) {
      const near = around(index, longitude, latitude, ask, maxKm, isWanted).map((at) => slots[at] ?? -1);
      const edge = near[limit - 1];
      const last = near.at(-1);
      if (near.length < ask || edge === undefined || last === undefined) return near;
      if (this.cmTo(from, last) > this.cmTo(from, edge)) return near;
    }
  }

  /** Those of some slots that lie within so many centimetres. */
  within(from: Position, maxCm: number, wanted: Bits): Bits {
    this.settle();
    const found = new Bits();
    const circle = new Circle(from, maxCm);
    if (this.tree) {
      const { index, slotsInPlace } = this.tree;
      circle.visit(index, (first, last) => found.addAll(slotsInPlace, first, last));
      found.and(this.inTree);
    }
    for (const slot of this.beside) {
      const { longitude, latitude } = this.positionOf(slot);
      if (circle.has(longitude, latitude)) found.add(slot);
    }
    return found.and(wanted);
  }

  /** The middle of some of them; undefined of none. */
  middleOf(slots: Iterable<number>): Position | undefined {
    const [longitudes, latitudes]: [number[], number[]] = [[], []];
    for (const slot of slots) {
      const { longitude, latitude } = this.positionOf(slot);
      longitudes.push(longitude);
      latitudes.push(latitude);
    }
    const median = (all: number[]): number => all.sort((one, other) => one - other)[all.length >> 1] ?? 0;
    return longitudes.length === 0
      ? undefined
      : { longitude: median(longitudes), latitude: median(latitudes) };
  }
}
