import { createStore } from '../stores/store';
import type { Position } from '../utils/distance';
import { quietApi } from './api';
import { freshPosition, type LocationProblem, locate, mayLocate } from './location';

/** Open tasks by the code of their city; those without any are left out. */
export type CityTasks = Readonly<Record<string, number>>;

/** What is known of cities: where the person is, and where there is work. */
interface Whereabouts {
  readonly cityHere?: string;
  readonly tasks?: CityTasks;
}

export const whereabouts = createStore<Whereabouts>({});

interface Cities {
  readonly cityCode: string | undefined;
  readonly tasks: CityTasks | undefined;
}

/** How many tasks each city has, unless nothing has been counted yet; and in which one a place lies. Errors: ClientError. */
export async function askCities(at?: Position): Promise<Cities> {
  const { cityCode, cities } = await quietApi.tasks.cities(at ? { position: at } : {});
  const tasks = Object.fromEntries(cities.map(({ cityCode: code, tasks: count }) => [code, count]));
  return { cityCode, tasks: cities.length > 0 ? tasks : undefined };
}

/** In which city that is; unknown without the network, or outside of all cities. */
async function nameCity(at: Position): Promise<void> {
  try {
    const { cityCode, tasks } = await askCities(at);
    whereabouts.set({ ...(tasks && { tasks }), ...(cityCode !== undefined && { cityHere: cityCode }) });
  } catch {
    // The distance is right all the same; the next time it is asked again.
  }
}

/**
 * Where the person is, at most five minutes ago; `anew`: now. Then the city is known, too, as far as the server could
 * say. What stands in the way is answered.
 */
export async function findMe({ anew = false } = {}): Promise<Position | LocationProblem> {
  const known = anew ? undefined : freshPosition();
  if (known && whereabouts.get().cityHere !== undefined) return known;
  const found = known ?? (await locate());
  if (typeof found === 'object') await nameCity(found);
  return found;
}

/** The same where it was allowed before: nobody is asked anything. */
export async function findMeQuietly({ anew = false } = {}): Promise<void> {
  if (await mayLocate()) await findMe({ anew });
}
