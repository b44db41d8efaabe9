import { account } from '../functions/account/feature';
import { messages } from '../functions/messages/feature';
import { orders } from '../functions/orders/feature';
import { payouts } from '../functions/payouts/feature';
import { publishing } from '../functions/publishing/feature';
import { schedule } from '../functions/schedule/feature';
import { sharing } from '../functions/sharing/feature';
import { tasks } from '../functions/tasks/feature';
import type { CloudbasePorts } from '../shared/runtime/cloudbase-visitor';
import { type CloudFunction, onCloudbase } from '../shared/runtime/on-cloudbase';
import { type CloudTimerFunction, onCloudbaseTimer } from '../shared/runtime/on-cloudbase-timer';
import { type HttpFunction, type LambdaPorts, onLambda } from '../shared/runtime/on-lambda';
import { onTimer, type TimerFunction } from '../shared/runtime/on-timer';
import { overCloudbase, timerOverCloudbase, type WeChatSide } from './cloudbase/over-cloudbase';
import type { Phones } from './cloudbase/phones';

const features = { account, tasks, orders, publishing, payouts, sharing, messages };

/** The very functions that deploy, over other ports. */
export interface Functions {
  readonly http: ReadonlyMap<string, HttpFunction>;
  readonly timer: TimerFunction;
}

/** All functions of the product over these ports, as on AWS. */
export function functionsOver(ports: LambdaPorts): Functions {
  const served = async () => ports;
  return {
    http: new Map(Object.entries(features).map(([name, feature]) => [name, onLambda(feature, served)])),
    timer: onTimer(schedule, served),
  };
}

/** The functions as CloudBase calls them. */
export interface CloudbaseFunctions {
  readonly people: ReadonlyMap<string, CloudFunction>;
  readonly timer: CloudTimerFunction;
}

/** All functions of the product over these ports, through their CloudBase entry points. */
export function cloudbaseFunctionsOver(ports: CloudbasePorts): CloudbaseFunctions {
  const served = async () => ports;
  const entries = Object.entries(features);
  return {
    // No variables but those of the context: on a laptop they would be one process's for everybody.
    people: new Map(entries.map(([name, feature]) => [name, onCloudbase(feature, served, {})])),
    timer: onCloudbaseTimer(schedule, served, {}),
  };
}

/** CloudBase's functions behind the same HTTP door, with WeChat between it and them. */
export const behindWeChat = (
  { people, timer }: CloudbaseFunctions,
  weChat: WeChatSide,
  phones: Phones,
): Functions => ({
  http: new Map([...people].map(([name, called]) => [name, overCloudbase(name, called, weChat, phones)])),
  timer: timerOverCloudbase(timer),
});
