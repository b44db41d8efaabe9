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

/** Whether a position lies in the extent of a city (six digits) or near it. */
export function isNearCity(cityCode: string, { longitude, latitude }: Position): boolean {
  const box = boxOf(cityCode);
  if (!box) return false;
  const [west, south, east, north] = box;
  return (
    longitude >= west - marginDegrees &&
    longitude <= east + marginDegrees &&
    latitude >= south - marginDegrees &&
    latitude <= north + marginDegrees
  );
}
