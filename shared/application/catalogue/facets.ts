import type { Task } from '../../collections/tasks';
import { dayMs } from '../../domain/calendar/calendar';
import { hourlyFen } from '../../domain/tasks/hourly-pay';
import { isFlexible, isOnDay, type Session, timesOfDayOf } from '../../domain/tasks/sessions';
import type { Wanted } from '../../ports/catalogue';

/** Something that is true of a task or not; its name says all about it. */
export interface Facet {
  readonly name: string;
  is(task: Task): boolean;
}

export const fullFacet: Facet = { name: 'full', is: ({ room }) => room === 'none' };

export const typeFacet = (type: string): Facet => ({
  name: `type:${type}`,
  is: (task) => task.type === type,
});
export const districtFacet = (district: string): Facet => ({
  name: `district:${district}`,
  is: (task) => task.district === district,
});

const payFacet = (minFen: number, unit: Wanted['payUnit']): Facet => ({
  name: `pay:${unit}:${minFen}`,
  is: (task) =>
    unit === undefined ? (hourlyFen(task) ?? -1) >= minFen : task.payUnit === unit && task.payFen >= minFen,
});

/** Lists of facets: of each list one must hold. What is asked of words and distance is not among them. */
export function facetsOf(wanted: Wanted): Facet[][] {
  const { types, districts, dates, timeOfDay, payUnit, minPayFen, cycles, admission, publisherId, age } =
    wanted;
  const lists: (Facet[] | undefined)[] = [
    types?.map(typeFacet),
    districts?.map(districtFacet),
    dates?.map((date) => {
      const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
      return { name: `date:${date}`, is: ({ sessions }) => isOnDay(sessions, day) };
    }),
    timeOfDay?.map((time) => ({
      name: `time:${time}`,
      is: (task) => timesOfDayOf(task.sessions).includes(time),
    })),
    payUnit && [{ name: `unit:${payUnit}`, is: (task) => task.payUnit === payUnit }],
    minPayFen === undefined ? undefined : [payFacet(minPayFen, payUnit)],
    cycles?.map((cycle) => ({ name: `cycle:${cycle}`, is: (task) => task.settlementCycle === cycle })),
    admission && [{ name: `admission:${admission}`, is: (task) => task.admission === admission }],
    age === undefined ? undefined : [{ name: `age:${age}`, is: (task) => task.minAge <= age }],
    publisherId === undefined
      ? undefined
      : [{ name: `publisher:${publisherId}`, is: (task) => task.publisherId === publisherId }],
  ];
  return lists.filter((list) => list !== undefined);
}

/** Stretches that bind somebody, in order, those that meet as one. */
function bound(busy: readonly Session[]): Session[] {
  const stretches: { startMs: number; endMs: number }[] = [];
  for (const session of busy.toSorted((one, other) => one.startMs - other.startMs)) {
    if (session.endMs <= session.startMs || isFlexible(session)) continue;
    const last = stretches.at(-1);
    if (last && session.startMs <= last.endMs) last.endMs = Math.max(last.endMs, session.endMs);
    else stretches.push({ ...session });
  }
  return stretches;
}

/** Tells of tasks whether they leave a person's own hours alone; prepared once, for it is asked of all tasks of a city. */
export function freeOf(busy: readonly Session[]): (task: Pick<Task, 'sessions'>) => boolean {
  const stretches = bound(busy);
  const meets = (session: Session): boolean => {
    let [low, high] = [0, stretches.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((stretches[middle]?.endMs ?? 0) <= session.startMs) low = middle + 1;
      else high = middle;
    }
    const next = stretches[low];
    return next !== undefined && next.startMs < session.endMs;
  };
  return ({ sessions }) => !sessions.some((session) => !isFlexible(session) && meets(session));
}
