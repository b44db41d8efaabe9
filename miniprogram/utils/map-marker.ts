import type { Position } from './distance';

/** A place on WeChat's map. */
export interface MapMarker {
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly iconPath: string;
  readonly width: number;
  readonly height: number;
}

/** WeChat draws a map only with a picture for its markers. */
export const markerOf = ({ longitude, latitude }: Position): MapMarker => ({
  id: 1,
  longitude,
  latitude,
  iconPath: '/images/pin.png',
  width: 28,
  height: 28,
});
