import { distanceMetres, type Position } from './geo';

/** What a publisher may know of how far somebody lives from the work: never the place, nor the metres. */
export const distanceBands = ['3 公里内', '3–10 公里', '10–20 公里', '20 公里以上'] as const;
export type DistanceBand = (typeof distanceBands)[number];

const fromMetres: readonly number[] = [0, 3_000, 10_000, 20_000];

/** The stretch in which the way between two places lies, as the crow flies. */
export function distanceBandOf(home: Position, place: Position): DistanceBand {
  const away = distanceMetres(home, place);
  return distanceBands[fromMetres.filter((metres) => away >= metres).length - 1] ?? distanceBands[0];
}
