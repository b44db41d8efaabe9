import type { Task } from '../../collections/tasks';
import { hourlyFen } from '../../domain/tasks/hourly-pay';
import { clashOf, datesOf, timesOfDayOf } from '../../domain/tasks/sessions';
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
    dates?.map((date) => ({
      name: `date:${date}`,
      is: (task) => datesOf(task.sessions).includes(date),
    })),
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

/** Whether a task leaves a person's own hours alone. */
export const isFreeFor = (task: Task, busy: Wanted['free']): boolean =>
  !busy || clashOf(task.sessions, busy) === undefined;
