import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { distanceMetres, type Position } from '../../domain/geo/geo';
import { Bits } from './bits';

/** Points that stand beside the tree before it is built anew, which takes some 15 ms for 50,000. */
const maxBeside = 256;
/** How far a flat map may be wrong in China, of a circle of 50 km at most. */
const flatError = { inside: 0.97, outside: 1.03, upToCm: 5_000_000 } as const;

/** Centimetres, so that equal distances are equal and cursors exact. */
export const distanceCm = (from: Position, to: Position): number =>
  Math.round(distanceMetres(from, to) * 100);

/** A slot and how far away it is. */
export interface Near {
  readonly slot: number;
  readonly cm: number;
}

/** Where the tasks of a city are. */
export class Positions {
  private readonly positionOf: (slot: number) => Position;
  private readonly standing = new Bits();
  private tree: { readonly index: KDBush; readonly slots: readonly number[] } | undefined;
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
    const slots = this.standing.toArray();
    const index = new KDBush(slots.length);
    for (const slot of slots) {
      const { longitude, latitude } = this.positionOf(slot);
      index.add(longitude, latitude);
    }
    index.finish();
    this.tree = { index, slots };
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

  /** Whether a slot lies within a circle. Most are told by a flat map; near its edge they are measured. */
  private circle(from: Position, maxCm: number): (slot: number) => boolean {
    const perDegree = 11_119_492;
    const shrink = Math.cos((from.latitude * Math.PI) / 180);
    const [inside, outside] = [(maxCm * flatError.inside) ** 2, (maxCm * flatError.outside) ** 2];
    return (slot) => {
      const { longitude, latitude } = this.positionOf(slot);
      const east = (longitude - from.longitude) * shrink * perDegree;
      const north = (latitude - from.latitude) * perDegree;
      const squared = east * east + north * north;
      if (maxCm <= flatError.upToCm && squared < inside) return true;
      if (maxCm <= flatError.upToCm && squared > outside) return false;
      return this.cmTo(from, slot) <= maxCm;
    };
  }

  /** Those of some slots that lie within so many centimetres. */
  within(from: Position, maxCm: number, wanted: Bits): Bits {
    this.settle();
    const found = new Bits();
    const isIn = this.circle(from, maxCm);
    const add = (slot: number): void => {
      if (wanted.has(slot) && isIn(slot)) found.add(slot);
    };
    for (const slot of this.beside) add(slot);
    if (!this.tree) return found;
    const { slots, index } = this.tree;
    // A box around the circle, a little larger.
    const north = (maxCm / 11_100_000) * 1.01;
    const east = north / Math.max(0.1, Math.cos((from.latitude * Math.PI) / 180) - north / 57);
    const { longitude, latitude } = from;
    for (const at of index.range(longitude - east, latitude - north, longitude + east, latitude + north)) {
      const slot = slots[at] ?? -1;
      if (this.inTree.has(slot)) add(slot);
    }
    return found;
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
