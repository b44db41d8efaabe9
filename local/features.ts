import { account } from '../functions/account/feature';
import { platforms } from '../functions/callbacks/platforms';
import { catalogue } from '../functions/catalogue/feature';
import { documents } from '../functions/documents/feature';
import { drain } from '../functions/drain/feature';
import { funding } from '../functions/funding/feature';
import { groups } from '../functions/groups/feature';
import { income } from '../functions/income/feature';
import { messages } from '../functions/messages/feature';
import { operations } from '../functions/operations/feature';
import { orders } from '../functions/orders/feature';
import { payouts } from '../functions/payouts/feature';
import { pictures } from '../functions/pictures/feature';
import { privacy } from '../functions/privacy/feature';
import { publishers } from '../functions/publishers/feature';
import { publishing } from '../functions/publishing/feature';
import { reconcile } from '../functions/reconcile/feature';
import { schedule } from '../functions/schedule/feature';
import { sharing } from '../functions/sharing/feature';
import { support } from '../functions/support/feature';
import { tasks } from '../functions/tasks/feature';
import type { CloudbasePorts } from '../shared/runtime/access/cloudbase-authenticator';
import type { CloudHttpFunction } from '../shared/runtime/doors/cloud-http';
import { type CloudFunction, onCloudbase } from '../shared/runtime/doors/on-cloudbase';
import { onCloudbaseHttp } from '../shared/runtime/doors/on-cloudbase-http';
import { type CloudTimerFunction, onCloudbaseTimer } from '../shared/runtime/doors/on-cloudbase-timer';
import { type HttpFunction, type LambdaPorts, onLambda } from '../shared/runtime/doors/on-lambda';
import { onCloudbasePlatform, onPlatform } from '../shared/runtime/doors/on-platform';
import { onTimer, type TimerEvent, type TimerFunction } from '../shared/runtime/doors/on-timer';
import {
  overCloudbase,
  overHttpAccess,
  timerOverCloudbase,
  type WeChatSide,
} from './cloudbase/over-cloudbase';
import type { Phones } from './cloudbase/phones';

/** What people call; on CloudBase through the mini-program only. */
const forPeople = {
  account,
  tasks,
  orders,
  publishing,
  funding,
  income,
  payouts,
  documents,
  privacy,
  pictures,
  publishers,
  sharing,
  messages,
  support,
  operations,
};
/** What other programs call, over HTTP everywhere. */
const forPrograms = { groups };
export const features = { ...forPeople, ...forPrograms };
/** Where platforms knock, over HTTP everywhere. */
const forPlatforms = 'callbacks';
/** What the clock calls. */
export const forTimers = { schedule, catalogue, drain, reconcile };

/** Calls the function that has the action which is due. */
const byAction = <C>(
  timers: ReadonlyMap<string, (event: TimerEvent, context: C) => Promise<unknown>>,
): ((event: TimerEvent, context: C) => Promise<unknown>) => {
  const owners = Object.entries(forTimers).flatMap(([name, { contract }]) =>
    Object.keys(contract).map((action) => [action, name] as const),
  );
  const ownerOf = new Map<string, string>(owners);
  return async (event, context) => {
    // Whatever has no owner is refused by any of them.
    const timer = timers.get(ownerOf.get(event.action) ?? 'schedule');
    if (!timer) throw new RangeError('the clock calls no function');
    return timer(event, context);
  };
};

/** The very functions that deploy, over other ports. */
export interface Functions {
  readonly http: ReadonlyMap<string, HttpFunction>;
  readonly timer: TimerFunction;
}

/** All functions of the product over these ports, as on AWS. */
export function functionsOver(ports: LambdaPorts): Functions {
  const served = async () => ports;
  return {
    http: new Map([
      ...Object.entries(features).map(([name, feature]) => [name, onLambda(feature, served)] as const),
      [forPlatforms, onPlatform(forPlatforms, platforms, served)],
    ]),
    timer: byAction(
      new Map(Object.entries(forTimers).map(([name, feature]) => [name, onTimer(feature, served)])),
    ),
  };
}

/** The functions as CloudBase calls them. */
export interface CloudbaseFunctions {
  readonly people: ReadonlyMap<string, CloudFunction>;
  readonly programs: ReadonlyMap<string, CloudHttpFunction>;
  readonly timers: ReadonlyMap<string, CloudTimerFunction>;
}

/** All functions of the product over these ports, through their CloudBase entry points. */
export function cloudbaseFunctionsOver(ports: CloudbasePorts): CloudbaseFunctions {
  const served = async () => ports;
  const entries = Object.entries(forPeople);
  return {
    // No variables but those of the context: on a laptop they would be one process's for everybody.
    people: new Map(entries.map(([name, feature]) => [name, onCloudbase(feature, served, {})])),
    programs: new Map([
      ...Object.entries(forPrograms).map(
        ([name, feature]) => [name, onCloudbaseHttp(feature, served)] as const,
      ),
      [forPlatforms, onCloudbasePlatform(forPlatforms, platforms, served)],
    ]),
    timers: new Map(
      Object.entries(forTimers).map(([name, feature]) => [
        name,
        onCloudbaseTimer(feature, served, { env: {} }),
      ]),
    ),
  };
}

/** CloudBase's functions behind the same HTTP door, with WeChat or HTTP access between it and them. */
export const behindWeChat = (
  { people, programs, timers }: CloudbaseFunctions,
  weChat: WeChatSide,
  phones: Phones,
): Functions => ({
  http: new Map([
    ...[...people].map(([name, called]) => [name, overCloudbase(name, called, weChat, phones)] as const),
    ...[...programs].map(([name, called]) => [name, overHttpAccess(called)] as const),
  ]),
  timer: byAction(new Map([...timers].map(([name, timer]) => [name, timerOverCloudbase(timer)]))),
});
