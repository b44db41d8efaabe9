import type { Action } from '../../shared/contract/action';
import { contract } from '../../shared/contract/contract';
import { timerMinutes } from '../../shared/contract/timers';
import { platformFunctions } from '../functions';
import { memoryMb, timeoutSecondsOf } from './declared';
import { logicalId } from './template';

const timersOf = (actions: readonly Action[]) => actions.filter(({ access }) => access === 'timer');

const actionsOf = (name: string): readonly Action[] =>
  Object.values(Object.entries(contract).find(([feature]) => feature === name)?.[1] ?? {});

/** Whether a feature is run by the clock and has no route. */
export const isTimerFunction = (name: string): boolean => timersOf(actionsOf(name)).length > 0;

/** The function that the clock calls for an action; undefined: none. */
export const timerFunctionOf = (action: string): string | undefined =>
  Object.values(contract)
    .flatMap((feature) => Object.values(feature))
    .find(({ name, access }) => name === action && access === 'timer')?.feature;

function schedule({ name }: Action): object {
  const minutes = Object.entries(timerMinutes).find(([action]) => action === name)?.[1];
  if (minutes === undefined) throw new Error(`shared/contract/timers.ts does not say how often ${name} runs`);
  return {
    schedule: { rate: `rate(${minutes} minute${minutes === 1 ? '' : 's'})`, input: { action: name } },
  };
}

/** A function's routes; a platform looks with a GET whether an address is ours. */
export const routesOf = (name: string): string[] =>
  platformFunctions.includes(name)
    ? ['POST', 'GET'].map((method) => `${method} /${name}/{platform}`)
    : [`POST /${name}/{action}`];

/** A function as serverless wants it: its own bundle, its own role, its route or its timers. */
export function serverlessFunction(name: string): object {
  const timers = timersOf(actionsOf(name));
  const isTimer = timers.length > 0;
  return {
    handler: `dist/${name}/handler.handler`,
    package: { patterns: [`dist/${name}/**`] },
    role: logicalId(name, 'Role'),
    memorySize: memoryMb(name),
    timeout: timeoutSecondsOf(name, isTimer),
    // A failed run is not repeated: the next one comes within minutes and goes on where it ended.
    ...(isTimer && { maximumRetryAttempts: 0, maximumEventAge: 60 }),
    events: isTimer ? timers.map(schedule) : routesOf(name).map((httpApi) => ({ httpApi })),
  };
}
