import { lambdaContext } from '../../../local/lambda-event';
import type { LambdaPorts } from '../../../shared/runtime/on-lambda';
import { type Actor, type Answer, callFunction, type World } from './test-backend';

interface Over {
  call(who: Actor, action: string, input?: unknown): Promise<Answer>;
  timer(action: string): Promise<unknown>;
}

/** The world's functions over other ports, such as a store that crashes. */
export function callOver(world: World, changed: Partial<LambdaPorts>): Over {
  const functions = world.over({ ...world.ports, ...changed });
  return {
    call: (who, action, input = {}) => callFunction(functions, action, input, who.token),
    timer: (action) => functions.timer({ action }, lambdaContext('schedule')),
  };
}
