import { cities } from './cities';
import { cityBoxes } from './city-boxes';
import type { Position } from './geo';

/** How far outside of a city's extent still counts as near it; about 25 km. */
const marginDegrees = 0.25;

type Box = readonly [west: number, south: number, east: number, north: number];

let boxes: ReadonlyMap<string, Box> | undefined;

/** Read when first asked for: most calls never do. */
function boxOf(cityCode: string): Box | undefined {
  boxes ??= new Map(
    cityBoxes
      .trim()
      .split('\n')
      .map((row) => {
        const [code = '', ...sides] = row.trim().split(' ');
        return [code, sides.map((side) => Number(side) / 100) as unknown as Box];
      }),
  );
  return boxes.get(cityCode);
}

/** Cities in whose extent a position lies, or near it: where it is, and its neighbours. Six digits each. */
export const citiesNear = (position: Position): string[] =>
  cities.filter(({ code }) => isNearCity(code, position)).map(({ code }) => code);

const contains = (box: Box, { longitude, latitude }: Position, margin = 0): boolean => {
  const [west, south, east, north] = box;
  return (
    longitude >= west - margin &&
    longitude <= east + margin &&
    latitude >= south - margin &&
    latitude <= north + margin
  );
};

/** Whether a position lies in the extent of a city (six digits) or near it. */
export function isNearCity(cityCode: string, position: Position): boolean {
  const box = boxOf(cityCode);
  return box !== undefined && contains(box, position, marginDegrees);
}

/**
 * How far from the middle of an extent a position lies: the share of the way to its sides, for large cities reach
 * far, times the root of its size, for the small one of two is meant more often.
 */
function remoteness([west, south, east, north]: Box, { longitude, latitude }: Position): number {
  const across = (2 * longitude - west - east) / (east - west);
  const along = (2 * latitude - south - north) / (north - south);
  return Math.hypot(across, along) * ((east - west) * (north - south)) ** 0.25;
}

/**
 * The city (six digits) in which a position most likely lies: of those whose extents hold it, the one to whose
 * middle it is nearest. Extents overlap, so that at a border it may be the neighbour: to be offered, never taken for sure.
 */
export function likelyCity(position: Position): string | undefined {
  let likely: { code: string; away: number } | undefined;
  for (const { code } of cities) {
    const box = boxOf(code);
    if (!box || !contains(box, position)) continue;
    const away = remoteness(box, position);
    if (!likely || away < likely.away) likely = { code, away };
  }
  return likely?.code;
}
