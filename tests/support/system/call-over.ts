import { lambdaContext } from '../../../local/lambda-event';
import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';
import { type Actor, type Answer, callFunction, type TestSystem } from './test-system';

interface Over {
  call(who: Actor, action: string, input?: unknown): Promise<Answer>;
  timer(action: string): Promise<unknown>;
}

/** The system's functions over other ports, such as a store that crashes. */
export function callOver(system: TestSystem, changed: Partial<LambdaPorts>): Over {
  const functions = system.over({ ...system.ports, ...changed });
  return {
    call: (who, action, input = {}) => callFunction(functions, action, input, who.token),
    timer: (action) => functions.timer({ action }, lambdaContext('schedule')),
  };
}
