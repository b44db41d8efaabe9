import { orders } from '../../shared/collections/orders';
import { tasks } from '../../shared/collections/tasks';
import type { Actor, Answer } from '../support/system/test-system';
import type { Simulation } from './simulation';

/** Time has passed, or something was done that nobody is answered. */
export const passed: Answer = { status: 200, ok: true, data: undefined, error: undefined };

/** One of some things, or nothing. */
export const anyOf = <T>({ choose }: Simulation, things: readonly T[]): T | undefined =>
  things.length === 0 ? undefined : choose.pick(things);

export const actorOf = ({ publishers, workers }: Simulation, accountId: string): Actor | undefined =>
  [...publishers, ...workers].find((actor) => actor.accountId === accountId);

export const someTask = (simulation: Simulation, ...statuses: string[]) =>
  anyOf(
    simulation,
    simulation.documents.all(tasks).filter(({ status }) => statuses.includes(status)),
  );

/** An order of one of these statuses; now and then of any. */
export const someOrder = (simulation: Simulation, ...statuses: string[]) => {
  const all = simulation.documents.all(orders);
  const wanted = all.filter(({ status }) => statuses.includes(status));
  return anyOf(simulation, simulation.choose.chance(0.03) ? all : wanted);
};

/** Whoever owns a thing; now and then a publisher who does not. */
export const publisherOf = (simulation: Simulation, publisherId: string): Actor | undefined =>
  simulation.choose.chance(0.03)
    ? simulation.choose.pick(simulation.publishers)
    : actorOf(simulation, publisherId);
