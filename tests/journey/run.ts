import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cloud, LaptopDeployment } from '../../local/deployment';
import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { hourMs } from '../../shared/domain/calendar/calendar';
import { anyTimeOn } from '../support/data/task-draft';
import type { Client } from './http-client';

export interface JourneyPeople {
  readonly worker: string;
  readonly friend: string;
  readonly publisher: string;
  /** Who gives an account of somebody else's, and mends it. */
  readonly mistaken: string;
  /** Who lets a payment expire. */
  readonly late: string;
  readonly operator: string;
}

export interface JourneyOptions {
  readonly url: string;
  readonly people: JourneyPeople;
  /** Where the functions run; AWS by default. */
  readonly cloud?: Cloud;
  /** For what operators do by commands; absent where they run against a process of somebody else's. */
  readonly ports?: Pick<LaptopDeployment['ports'], 'store' | 'clock'>;
  /** Takes each step's line. */
  say(line: string): void;
}

/** What one run of the journey knows. */
export interface Run extends JourneyOptions {
  readonly client: Client;
}

export interface Member {
  readonly token: string;
  readonly accountId: string;
}

export const newKey = (): string => randomBytes(12).toString('hex');

export function check(right: boolean, what: string): void {
  if (!right) throw new Error(`不符合预期：${what}`);
}

export async function loginCode({ client }: Run, person: string): Promise<string> {
  return (await client.post<{ code: string }>('sandbox/wechat/login-code', { person })).code;
}

/** Signs somebody in anew: sessions end while time passes. */
export async function signIn(run: Run, person: string): Promise<Member> {
  type Login = OutputOf<typeof contract.account.login>;
  const code = await loginCode(run, person);
  const { session, profile } = await run.client.call<Login>('account/login', { code });
  return { token: session.accessToken, accountId: profile.accountId };
}

/** A call of somebody who signs in for it. */
export async function callAs<T>(run: Run, person: string, action: string, input: object = {}): Promise<T> {
  return run.client.call<T>(action, input, (await signIn(run, person)).token);
}

const pauseMs = 200;

async function found<T>(tries: number, find: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    const it = await find();
    if (it !== undefined) return it;
    await delay(pauseMs);
  }
  return undefined;
}

/** What the next run of the timer brings; undefined: not yet. */
export async function eventually<T>(problem: string, find: () => Promise<T | undefined>): Promise<T> {
  const it = await found(50, find);
  if (it === undefined) throw new Error(problem);
  return it;
}

/** When a task is to be done that begins today, so that few days have to pass. */
export const soon = (nowMs: number) => ({
  signUpDeadlineMs: nowMs + 2 * hourMs,
  sessions: [anyTimeOn(nowMs + 3 * hourMs)],
});

const passed = async ({ client }: Run, hours: number): Promise<number> =>
  (await client.post<{ nowMs: number }>('local/time', { hours })).nowMs;

/** What time it is there. */
export const nowOf = (run: Run): Promise<number> => passed(run, 0);

/** Lets time pass up to a moment; what falls due meanwhile is done after it. */
export async function passTo(run: Run, atMs: number): Promise<void> {
  await passed(run, Math.max(0, atMs - (await nowOf(run))) / hourMs);
}

/** Lets it pass a little at a time until something has come of it. */
export async function passUntil<T>(
  run: Run,
  problem: string,
  { stepMs, most }: { readonly stepMs: number; readonly most: number },
  find: () => Promise<T | undefined>,
): Promise<T> {
  for (let step = 0; step < most; step += 1) {
    const it = await found(5, find);
    if (it !== undefined) return it;
    await passed(run, stepMs / hourMs);
  }
  throw new Error(problem);
}
