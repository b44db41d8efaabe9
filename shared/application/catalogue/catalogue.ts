import { catalogueSnapshots } from '../../collections/catalogue';
import { hasPassed, minuteMs } from '../../domain/calendar/calendar';
import { taskTypes } from '../../domain/tasks/task-types';
import type { Asked, Catalogue, Counts, Found, FoundRow, Geography, Question } from '../../ports/catalogue';
import type { Ports } from '../../ports/context';
import type { Store } from '../../ports/store';
import { type CataloguePorts, Cities } from './cities';
import type { City } from './city';
import { districtFacet, typeFacet } from './facets';
import { findInCity, matchesOf, within } from './find-in-city';

/** How old the counts of all cities may be. */
const countsLifeMs = minuteMs;
/** Documents of a list. */
const pageSize = 100;
/** Fewer finds than this, and slips of the pen are forgiven. */
const fewFinds = 5;

const isBefore = (one: FoundRow, other: FoundRow): number => {
  if (one.isFull !== other.isFull) return one.isFull ? 1 : -1;
  return one.key - other.key || (one.id < other.id ? -1 : 1);
};

/** What answers a question in each city; slips are forgiven as `forgiving` says, else where there are few finds. */
function matched(cities: readonly City[], question: Question, forgiving?: boolean) {
  const matches = (isForgiving: boolean) =>
    cities.map((city) => ({ city, matches: matchesOf(city, question, isForgiving) }));
  const exact = forgiving === true ? undefined : matches(false);
  const isFew = (exact ?? []).reduce((sum, each) => sum + each.matches.bits.size, 0) < fewFinds;
  const isForgiving = forgiving ?? (question.words !== undefined && isFew);
  return { all: exact && !isForgiving ? exact : matches(true), isForgiving };
}

type CityCount = Awaited<ReturnType<Catalogue['cities']>>[number];

/** The catalogue in the memory of this instance. */
class MemoryCatalogue implements Catalogue {
  private readonly held: Cities;
  private readonly ports: CataloguePorts;
  private counted: { readonly atMs: number; readonly cities: Promise<CityCount[]> } | undefined;

  constructor(ports: CataloguePorts, megabytes: number | undefined) {
    this.ports = ports;
    this.held = new Cities(ports, megabytes);
  }

  private citiesOf(codes: readonly string[]): Promise<City[]> {
    return Promise.all(codes.map((code) => this.held.get(code)));
  }

  /** The cities of a question; with their text where words are asked for. */
  private async asked({ cities: codes, words }: Question): Promise<City[]> {
    const cities = await this.citiesOf(codes);
    if (words !== undefined) await Promise.all(cities.map((city) => city.withText()));
    return cities;
  }

  async find(question: Question, asked: Asked): Promise<Found> {
    const cities = await this.asked(question);
    const { all, isForgiving } = matched(cities, question, asked.fixed.isForgiving);
    const found = all.map(({ city, matches }) => findInCity(city, question, matches, asked));
    const rows = found
      .flatMap((each) => each.rows)
      .sort(isBefore)
      .slice(0, asked.limit + 1);
    return {
      rows: rows.slice(0, asked.limit),
      hasMore: rows.length > asked.limit,
      total: found.reduce((sum, { total }) => sum + total, 0),
      isForgiving,
    };
  }

  async counts(question: Question): Promise<Counts> {
    const cities = await this.asked(question);
    const sizeOf = (asked: Question) =>
      matched(cities, asked).all.map(({ city, matches }) => ({
        city,
        bits: within(city, asked, matches.bits),
      }));
    const { types: _types, ...ofAnyType } = question;
    const { districts: _districts, ...ofAnyDistrict } = question;
    const total = sizeOf(question).reduce((sum, { bits }) => sum + bits.size, 0);
    const byType = sizeOf(ofAnyType);
    const types = taskTypes.map((type) => ({
      type,
      tasks: byType.reduce(
        (sum, { city, bits }) => sum + bits.sizeWith(city.tasks.having(typeFacet(type))),
        0,
      ),
    }));
    const districts = new Map<string, number>();
    for (const { city, bits } of sizeOf(ofAnyDistrict))
      for (const district of city.districts()) {
        const count = bits.sizeWith(city.tasks.having(districtFacet(district)));
        districts.set(district, (districts.get(district) ?? 0) + count);
      }
    const most = <T extends { readonly tasks: number }>(counts: readonly T[]): T[] =>
      counts.filter(({ tasks }) => tasks > 0).sort((one, other) => other.tasks - one.tasks);
    return {
      total,
      types: most(types),
      districts: most([...districts].sort().map(([district, tasks]) => ({ district, tasks }))),
    };
  }

  async suggest(cityCode: string, typed?: string) {
    return (await this.held.get(cityCode)).suggest(typed);
  }

  async geography(codes: readonly string[]): Promise<Geography> {
    const parts = (await this.citiesOf(codes)).map(({ geography }) => geography);
    return {
      districts: parts.flatMap(({ districts }) => districts),
      knowsPlace: (name) => parts.some((part) => part.knowsPlace(name)),
      middleOf: (name) => parts.map((part) => part.middleOf(name)).find((middle) => middle !== undefined),
    };
  }

  cities(): Promise<readonly CityCount[]> {
    const nowMs = this.ports.clock.nowMs();
    if (!this.counted || hasPassed(countsLifeMs, this.counted.atMs, nowMs)) {
      const cities = this.countCities();
      this.counted = { atMs: nowMs, cities };
      cities.catch(() => {
        this.counted = undefined;
      });
    }
    return this.counted.cities;
  }

  private async countCities(): Promise<CityCount[]> {
    const cities: CityCount[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.ports.store.list(catalogueSnapshots, 'byTasks', ['all'], {
        limit: pageSize,
        order: 'desc',
        cursor,
      });
      cities.push(...page.items.map(({ id, tasks }) => ({ cityCode: id, tasks })));
      cursor = page.next;
    } while (cursor !== undefined);
    return cities;
  }
}

const known = new WeakMap<Store, MemoryCatalogue>();

/** The catalogue of an instance: what it has in memory belongs to its store. */
export function catalogueOf({
  store,
  files,
  clock,
  log,
  settings,
}: CataloguePorts & Pick<Ports, 'settings'>): Catalogue {
  const catalogue =
    known.get(store) ?? new MemoryCatalogue({ store, files, clock, log }, settings.catalogueMegabytes);
  known.set(store, catalogue);
  return catalogue;
}
