import type { Position } from '../../shared/domain/geo/geo';
import type { Dice } from './dice';
import type { Kind } from './kind';
import { meetingPoints, type Place, type SeedCity } from './places';

/** The places that suit a kind, the emptiest preferred, so that tasks cover the city. */
export function placeFor(kind: Kind, city: SeedCity, taken: Map<Place, number>, roll: Dice): Place {
  const suitable = city.places.filter((place) => place.settings.some((one) => kind.settings.includes(one)));
  const tasksAt = (place: Place) => taken.get(place) ?? 0;
  const fewest = Math.min(...suitable.map(tasksAt));
  const place = roll.pick(suitable.filter((one) => tasksAt(one) === fewest));
  taken.set(place, fewest + 1);
  return place;
}

/** A position up to the place's spread away, evenly over the disc. */
function around(
  { longitude, latitude, spreadMetres }: Place,
  roll: Dice,
): Position & { readonly metres: number } {
  const metres = spreadMetres * Math.sqrt(roll.fraction());
  const angle = 2 * Math.PI * roll.fraction();
  const degrees = metres / 111_195;
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  return {
    metres,
    longitude: round(longitude + (degrees * Math.cos(angle)) / Math.cos((latitude * Math.PI) / 180)),
    latitude: round(latitude + degrees * Math.sin(angle)),
  };
}

/** Where exactly a task at a place is done. */
export function whereabouts(kind: Kind, city: SeedCity, place: Place, roll: Dice) {
  const { metres, longitude, latitude } = around(place, roll);
  const setting = roll.pick(place.settings.filter((one) => kind.settings.includes(one)));
  const street = `${city.name}${place.district}${roll.pick(place.roads)}${roll.int(1, 180)}号`;
  return {
    cityCode: city.code,
    placeName: metres > 400 ? `${place.name}附近` : place.name,
    address: `${street}${roll.pick(meetingPoints[setting])}`,
    longitude,
    latitude,
  };
}
