import { type Dice, dice } from '../local/seed/dice';
import { seedDocuments } from '../local/seed/generate';
import { buildSnapshot } from '../shared/application/catalogue/build-snapshot';
import { shareOf } from '../shared/application/tasks/places/pieces';
import { freshPlaces } from '../shared/application/tasks/places/places';
import {
  type Publisher,
  publishers,
  type Task,
  type TaskPlaces,
  taskPlaces,
  tasks,
} from '../shared/collections/tasks';
import { dayMs, hourMs } from '../shared/domain/calendar/calendar';
import { fen } from '../shared/domain/money/money';
import type { Ports } from '../shared/ports/context';
import { writeAll } from './backend';

/** The city that is measured, and its middle. */
export const benchCity = '370200';
export const cityCentre = { longitude: 120.3826, latitude: 36.0671 };

/** Metres of a degree, near enough at 36° north. */
const degree = { longitude: 90_000, latitude: 111_000 };
const jitterMetres = 900;

/** About normal, mean 0 and deviation 1. */
const normal = (roll: Dice): number =>
  (Array.from({ length: 6 }, roll.fraction).reduce((sum, each) => sum + each, 0) - 3) * Math.SQRT2;

const offCentre = ({ longitude, latitude }: Task): number =>
  Math.hypot(
    (longitude - cityCentre.longitude) * degree.longitude,
    (latitude - cityCentre.latitude) * degree.latitude,
  );

/** Most are new, a few stand for weeks. */
const agesMs = (roll: Dice): number => Math.min(20 * dayMs, -Math.log(1 - roll.fraction()) * 4 * dayMs);

const branches = ['', '', '', '南门', '东区', '负一层', '二楼', '地铁站旁'];

/** Times of a seed's task, some days later, with its hours. */
function timesOf(like: Task, nowMs: number, roll: Dice) {
  const late = Math.max(0, Math.ceil((nowMs + hourMs - like.signUpDeadlineMs) / dayMs));
  const shiftMs = (late + Math.floor(roll.fraction() ** 2 * 14)) * dayMs;
  const publishedAtMs = Math.floor(nowMs - agesMs(roll));
  return {
    signUpDeadlineMs: like.signUpDeadlineMs + shiftMs,
    sessions: like.sessions.map(({ startMs, endMs }) => ({
      startMs: startMs + shiftMs,
      endMs: endMs + shiftMs,
    })),
    createdAtMs: publishedAtMs,
    updatedAtMs: publishedAtMs,
    publishedAtMs,
  };
}

interface PlacedTask {
  readonly task: Task;
  readonly places: readonly TaskPlaces[];
}

/** One in sixteen is full, one in ten nearly. */
function placed(task: Task, roll: Dice): PlacedTask {
  const { task: whole, pieces } = freshPlaces(task);
  const fate = roll.fraction();
  if (fate > 0.16) return { task: whole, places: pieces };
  const left = fate < 0.06 ? 0 : 1;
  return {
    task: { ...whole, room: left === 0 ? 'none' : 'few' },
    places: pieces.map((piece, at) => ({ ...piece, left: shareOf(left, pieces.length, at) })),
  };
}

function taskLike(like: Task, id: string, publisherId: string, nowMs: number, roll: Dice): PlacedTask {
  const { room: _room, pieces: _pieces, ...plain } = like;
  const branch = roll.chance(0.3) ? `${roll.int(1, 300)}号` : roll.pick(branches);
  const task: Task = {
    ...plain,
    ...timesOf(like, nowMs, roll),
    id,
    publisherId,
    title: roll.chance(0.2) ? `${like.title}（${roll.pick(['急', '周末', '长期', '可新手'])}）` : like.title,
    placeName: `${like.placeName}${branch}`,
    longitude: like.longitude + (normal(roll) * jitterMetres) / degree.longitude,
    latitude: like.latitude + (normal(roll) * jitterMetres) / degree.latitude,
    payFen: fen(Math.max(100, Math.round((like.payFen * (0.8 + 0.5 * roll.fraction())) / 100) * 100)),
  };
  return placed(task, roll);
}

/**
 * So many open tasks of a city: those of the seed again and again, most of them near its middle, with hours, pay,
 * types, districts and times of publishing as they are spread there; one publisher for about ten.
 */
function cityTasks(count: number, nowMs: number): { tasks: PlacedTask[]; publishers: Publisher[] } {
  const seed = seedDocuments(nowMs);
  const likes = seed.tasks
    .map(({ task }) => task)
    .filter(({ cityCode }) => cityCode === benchCity)
    .sort((one, other) => offCentre(one) - offCentre(other));
  const idOf = (prefix: string, at: number) => `${prefix}${String(at).padStart(16 - prefix.length, '0')}`;
  const publisherCount = Math.ceil(count / 10);
  const owners = Array.from({ length: publisherCount }, (_, at): Publisher => {
    const { publisher } = dice(`publisher ${at}`).pick(seed.publishers);
    return { ...publisher, id: idOf('P', at), name: `${publisher.name}${at}` };
  });
  const made = Array.from({ length: count }, (_, at) => {
    const roll = dice(`task ${at}`);
    const like = likes[Math.floor(likes.length * roll.fraction() ** 1.7)];
    if (!like) throw new Error('no seed tasks');
    return taskLike(like, idOf('T', at), roll.pick(owners).id, nowMs, roll);
  });
  return { tasks: made, publishers: owners };
}

/** Writes a city of so many tasks, straight into the store, and its snapshot. */
export async function fillCity(
  ports: Pick<Ports, 'store' | 'clock' | 'log' | 'files'>,
  count: number,
): Promise<void> {
  const city = cityTasks(count, ports.clock.nowMs());
  await writeAll(ports.store, publishers, city.publishers);
  await writeAll(
    ports.store,
    tasks,
    city.tasks.map(({ task }) => task),
  );
  await writeAll(
    ports.store,
    taskPlaces,
    city.tasks.flatMap(({ places }) => places),
  );
  await buildSnapshot(ports, benchCity, true);
}
