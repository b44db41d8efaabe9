import type { Position } from '../geo/geo';

/** About where somebody lives (gcj02), and in which city. */
export interface Home extends Position {
  /** Six digits of GB/T 2260. */
  readonly cityCode: string;
}

/** About a kilometre: to say whether work is near nobody has to know which house it is. */
const coarse = (degrees: number): number => Math.round(degrees * 100) / 100;

/** A home as it is kept: no nearer than a kilometre. */
export const homeText = ({ longitude, latitude, cityCode }: Home): string =>
  JSON.stringify([coarse(longitude), coarse(latitude), cityCode]);

/** The home that `homeText` kept. */
export function homeOf(text: string): Home {
  const [longitude, latitude, cityCode] = JSON.parse(text) as [number, number, string];
  return { longitude, latitude, cityCode };
}
