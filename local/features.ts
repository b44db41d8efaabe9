import { account } from '../functions/account/feature';
import { messages } from '../functions/messages/feature';
import { orders } from '../functions/orders/feature';
import { payouts } from '../functions/payouts/feature';
import { publishing } from '../functions/publishing/feature';
import { schedule } from '../functions/schedule/feature';
import { sharing } from '../functions/sharing/feature';
import { tasks } from '../functions/tasks/feature';
import { type HttpFunction, type LambdaPorts, onLambda } from '../shared/runtime/on-lambda';
import { onTimer, type TimerFunction } from '../shared/runtime/on-timer';

const features = { account, tasks, orders, publishing, payouts, sharing, messages };

/** The very functions that deploy, over other ports. */
export interface Functions {
  readonly http: ReadonlyMap<string, HttpFunction>;
  readonly timer: TimerFunction;
}

/** All functions of the product over these ports. */
export function functionsOver(ports: LambdaPorts): Functions {
  const served = async () => ports;
  return {
    http: new Map(Object.entries(features).map(([name, feature]) => [name, onLambda(feature, served)])),
    timer: onTimer(schedule, served),
  };
}
