import { createHash } from 'node:crypto';
import { located } from '../../functions/publishing/tasks/located';
import { shareOf } from '../../shared/application/tasks/places/pieces';
import { freshPlaces } from '../../shared/application/tasks/places/places';
import { roomOf } from '../../shared/application/tasks/places/room';
import { documentsOf, type WholeTask } from '../../shared/application/tasks/whole-task';
import type { Account } from '../../shared/collections/accounts';
import type { Publisher, Task, TaskPlaces, TaskTexts } from '../../shared/collections/tasks';
import { dayMs, hourMs, minuteMs, shanghaiDate } from '../../shared/domain/calendar/calendar';
import { costRates } from '../../shared/domain/money/cost';
import { type Fen, fen } from '../../shared/domain/money/money';
import { base62Of } from '../../shared/domain/text/base62';
import { type Dice, dice } from './dice';
import { type Kind, variants } from './kind';
import { perksOf } from './perks';
import { cities, type Place, type SeedCity } from './places';
import { publishers, type SeedPublisher } from './publishers';
import { planOf } from './schedule';
import { kinds, longTitles } from './templates';
import { placeFor, whereabouts } from './whereabouts';

interface SeedTask {
  readonly task: Task;
  readonly texts: TaskTexts;
  readonly places: readonly TaskPlaces[];
}

interface SeedDocuments {
  readonly publishers: readonly { readonly account: Account; readonly publisher: Publisher }[];
  readonly tasks: readonly SeedTask[];
}

const idOf = (name: string): string => base62Of(createHash('sha256').update(`seed:${name}`).digest(), 16);
const publisherId = ({ name }: SeedPublisher): string => idOf(`publisher:${name}`);

const fill = (template: string, slots: ReadonlyMap<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = slots.get(name);
    if (value === undefined) throw new RangeError(`no slot ${name}: ${template}`);
    return value;
  });

/** What a city has used up so far. */
interface Used {
  readonly titles: Set<string>;
  readonly descriptions: Set<string>;
  readonly tasksAt: Map<Place, number>;
}

/** Slots are chosen anew until title and description are new to the city; templates leave plenty of room. */
function wording(
  kind: Kind,
  place: Place,
  timing: { sentence: string; isDaily: boolean },
  used: Used,
  roll: Dice,
) {
  for (let tries = 0; tries < 100; tries += 1) {
    const own = Object.entries(kind.slots).map(
      ([name, words]) => [name, roll.pick(words.split(' '))] as const,
    );
    const slots = new Map([['place', place.name], ...own]);
    const text = (block: string) => fill(roll.pick(variants(block)), slots);
    const base = text(kind.titles);
    const title = timing.isDaily && !/[·（]/.test(base) && roll.chance(0.5) ? `${base}（日结）` : base;
    const note = roll.chance(0.7) ? text(kind.notes) : '';
    const description = `${text(kind.openings)}${text(kind.duties)}${timing.sentence}${note}`;
    if (used.titles.has(title) || used.descriptions.has(description)) continue;
    used.titles.add(title);
    used.descriptions.add(description);
    return { title, description, serviceStandard: text(kind.standards) };
  }
  throw new RangeError(`${kind.key}: no new title in ${place.name}`);
}

/** Places taken so far: in each city some tasks are full or nearly so. */
function leftOf(places: number, number: number, roll: Dice): number {
  if (number % 25 === 7) return 0;
  if (number % 11 === 4) return Math.min(places, roll.int(1, 2));
  return Math.max(1, places - Math.floor(places * roll.fraction() * 0.6));
}

function payOf({ pay }: Kind, factor: number, roll: Dice): Fen {
  const [low, high] = pay.fen;
  const amount = (low + (high - low) * roll.fraction()) * factor;
  return fen(Math.max(pay.stepFen, Math.round(amount / pay.stepFen) * pay.stepFen));
}

function taskOf(number: number, kind: Kind, city: SeedCity, used: Used, todayMs: number): SeedTask {
  const name = `task:${city.code}:${number}`;
  const roll = dice(name);
  const id = idOf(name);
  const place = placeFor(kind, city, used.tasksAt, roll);
  const plan = planOf(kind, todayMs, roll);
  const owner = roll.pick(
    publishers.filter(
      (one) =>
        (one.cityCode ?? city.code) === city.code && one.trades.some((trade) => kind.trades.includes(trade)),
    ),
  );
  const isDaily = plan.settlementCycle === 'daily';
  const words = wording(kind, place, { sentence: plan.sentence, isDaily }, used, roll);
  const isFirst = number < kinds.length;
  const long = longTitles.find((one) => isFirst && one.kind === kind.key && cities[one.city] === city);
  const publishedAtMs = todayMs - roll.int(1, 10) * dayMs + roll.int(8 * 60, 22 * 60) * minuteMs;
  const places = roll.int(...kind.places);
  const admission = roll.chance(kind.reviewed) ? 'reviewed' : 'first-come';
  const left = leftOf(places, number, roll);
  const waiting = admission === 'reviewed' ? roll.int(0, places) : 0;
  const { task, pieces } = freshPlaces<WholeTask>({
    id,
    publisherId: publisherId(owner),
    status: 'open',
    ...words,
    ...(long && { title: long.title }),
    category: kind.category,
    type: kind.type,
    requirements: [
      ...(plan.minAge === 18 ? ['年满 18 周岁'] : []),
      ...roll.some(variants(kind.requirements), roll.int(2, 3)),
    ],
    bring: roll.some(variants(kind.bring), roll.int(1, 3)),
    ...located(whereabouts(kind, city, place, roll)),
    payFen: payOf(kind, city.payFactor, roll),
    payUnit: kind.pay.unit,
    places,
    admission,
    minAge: plan.minAge,
    signUpDeadlineMs: plan.signUpDeadlineMs,
    sessions: plan.sessions,
    quantity: plan.quantity,
    perks: perksOf((long?.title ?? words.title) + words.description),
    settlementCycle: plan.settlementCycle,
    termsVersion: 1,
    costRates: costRates[0].version,
    createdAtMs: publishedAtMs - roll.int(5, 600) * minuteMs,
    updatedAtMs: publishedAtMs,
    publishedAtMs,
  });
  const signUps = places - left + waiting;
  const share = (whole: number, at: number) => shareOf(whole, pieces.length, at);
  const taken = pieces.map((piece, at) => ({ ...piece, left: share(left, at), signUps: share(signUps, at) }));
  // As the catalogue would have heard of it.
  const room = roomOf(task, left);
  return { ...documentsOf({ ...task, ...(room && { room }) }), places: taken };
}

function tasksOf(city: SeedCity, todayMs: number): SeedTask[] {
  const used: Used = { titles: new Set(), descriptions: new Set(), tasksAt: new Map() };
  return Array.from({ length: city.taskCount }, (_, number) => number).flatMap((number) => {
    // A step prime to their number visits all kinds before any comes again, and mixes the categories.
    const [kind] = kinds.slice((number * 5) % kinds.length);
    return kind ? [taskOf(number, kind, city, used, todayMs)] : [];
  });
}

function publisherOf(publisher: SeedPublisher, todayMs: number) {
  const id = publisherId(publisher);
  const { name, verification, cityCode } = publisher;
  const createdAtMs = todayMs - dice(name).int(60 * 24, 700 * 24) * hourMs;
  // Never signs in: without WeChat identity, sessions and consents.
  const account: Account = {
    id,
    status: 'active',
    roles: ['publisher'],
    nickname: name,
    ...(cityCode !== undefined && { cityCode }),
    consents: [],
    sessions: [],
    createdAtMs,
    updatedAtMs: createdAtMs,
  };
  return { account, publisher: { id, name, verification, createdAtMs } };
}

/** Publishers and open tasks, the same for every moment of one day in Shanghai; all times hang on that day. */
export function seedDocuments(nowMs: number): SeedDocuments {
  const todayMs = Date.parse(`${shanghaiDate(nowMs)}T00:00:00+08:00`);
  return {
    publishers: publishers.map((publisher) => publisherOf(publisher, todayMs)),
    tasks: cities.flatMap((city) => tasksOf(city, todayMs)),
  };
}
