import type KDBush from 'kdbush';
import { distanceMetres, type Position } from '../../domain/geo/geo';

/** Circles of more than 50 km are measured point by point. */
const maxFlatCm = 5_000_000;
/** By what share a flat map of China may be wrong at the edge of a circle: it grows with the circle, to 1 % at 50 km; thrice that. */
const flatError = (maxCm: number): number => 0.001 + 0.03 * (maxCm / maxFlatCm);
const cmPerDegree = 11_119_492;

/** Centimetres, so that equal distances are equal and cursors exact. */
export const distanceCm = (from: Position, to: Position): number =>
  Math.round(distanceMetres(from, to) * 100);

/** A rectangle of the map, degrees. */
interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}
const everywhere: Box = { west: -180, south: -90, east: 180, north: 90 };

/** All that lies within so many centimetres. Most is told by a flat map; what is near its edge is measured. */
export class Circle {
  private readonly from: Position;
  private readonly maxCm: number;
  private readonly shrink: number;
  /** Squares of centimetres on the flat map: surely in it up to here, surely not from there on. */
  private readonly inside: number;
  private readonly outside: number;

  constructor(from: Position, maxCm: number) {
    this.from = from;
    this.maxCm = maxCm;
    this.shrink = Math.cos((from.latitude * Math.PI) / 180);
    const isFlat = maxCm <= maxFlatCm;
    this.inside = isFlat ? (maxCm * (1 - flatError(maxCm))) ** 2 : -1;
    this.outside = isFlat ? (maxCm * (1 + flatError(maxCm))) ** 2 : Number.POSITIVE_INFINITY;
  }

  private squared(degreesEast: number, degreesNorth: number): number {
    return (degreesEast * this.shrink * cmPerDegree) ** 2 + (degreesNorth * cmPerDegree) ** 2;
  }

  has(longitude: number, latitude: number): boolean {
    const squared = this.squared(longitude - this.from.longitude, latitude - this.from.latitude);
    if (squared < this.inside) return true;
    return squared <= this.outside && distanceCm(this.from, { longitude, latitude }) <= this.maxCm;
  }

  /** Whether all of a box lies in the circle, or none; undefined: perhaps some. */
  private hasAll({ west, south, east, north }: Box): boolean | undefined {
    const { longitude, latitude } = this.from;
    const farthest = this.squared(
      Math.max(longitude - west, east - longitude),
      Math.max(latitude - south, north - latitude),
    );
    if (farthest < this.inside) return true;
    const nearest = this.squared(
      Math.max(0, west - longitude, longitude - east),
      Math.max(0, south - latitude, latitude - north),
    );
    return nearest > this.outside ? false : undefined;
  }

  /** Visits the stretches of a tree whose points are in the circle; branches that lie in it whole are not measured. */
  visit({ coords, nodeSize, numItems }: KDBush, found: (first: number, last: number) => void): void {
    const one = (place: number): void => {
      if (this.has(coords[2 * place] ?? 0, coords[2 * place + 1] ?? 0)) found(place, place);
    };
    const branch = (left: number, right: number, isByLatitude: boolean, box: Box): void => {
      const isIn = left > right ? false : this.hasAll(box);
      if (isIn) found(left, right);
      if (isIn !== undefined) return;
      if (right - left <= nodeSize) {
        for (let place = left; place <= right; place += 1) one(place);
        return;
      }
      const middle = (left + right) >> 1;
      const at = coords[2 * middle + (isByLatitude ? 1 : 0)] ?? 0;
      one(middle);
      branch(left, middle - 1, !isByLatitude, { ...box, ...(isByLatitude ? { north: at } : { east: at }) });
      branch(middle + 1, right, !isByLatitude, { ...box, ...(isByLatitude ? { south: at } : { west: at }) });
    };
    branch(0, numItems - 1, false, everywhere);
  }
}
