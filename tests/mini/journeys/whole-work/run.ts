import { setTimeout as delay } from 'node:timers/promises';
import type { LaptopClock } from '../../../../local/laptop-clock';
import { minuteMs } from '../../../../shared/domain/calendar/calendar';
import { clockFrom, type Preview } from '../../chromium';
import { withPhone } from '../support/phones';
import type { RunningApp } from '../support/running-app';
import type { Desk } from './desk';

/** A clock that goes as the machine's does, and can be put forward: the days of a journey pass in seconds. */
export interface MovableClock extends LaptopClock {
  moveTo(atMs: number): void;
}

export function movableClock(startMs: number): MovableClock {
  let aheadMs = startMs - Date.now();
  return {
    nowMs: () => Date.now() + aheadMs,
    sleep: (ms) => delay(ms),
    async pass(ms) {
      aheadMs += ms;
    },
    moveTo(atMs) {
      aheadMs = atMs - Date.now();
    },
  };
}

/** What one run of the journey knows. */
export interface Run {
  readonly app: RunningApp;
  readonly clock: MovableClock;
  readonly desk: Desk;
  /** The phones that are on. */
  readonly phones: Set<Preview>;
  /** Takes each step's line. */
  say(line: string): void;
}

/** `undefined` at its end: a text that comes to a class would be called by Playwright. */
const setClock = ({ page }: Preview, nowMs: number) => page.evaluate(`${clockFrom(nowMs)} undefined`);

/** Puts the laptop's clock and those of all phones forward; what falls due is done by the timer. */
export async function moveTo({ clock, phones }: Run, atMs: number): Promise<void> {
  clock.moveTo(atMs);
  for (const phone of phones) await setClock(phone, clock.nowMs());
}

/** A minute in which a decision can be undone, or in which an index catches up. */
export const passMinute = (run: Run): Promise<void> => moveTo(run, run.clock.nowMs() + minuteMs + 1_000);

const mostMinutes = 10;
const betweenMs = 1_200;

/** Minutes pass until the timer, which comes every second, has done what it does some minutes after another thing. */
export async function passMinutesUntil(run: Run, isDone: () => Promise<boolean>): Promise<void> {
  for (let minutes = 0; minutes < mostMinutes; minutes += 1) {
    await delay(betweenMs);
    if (await isDone()) return;
    await passMinute(run);
  }
  throw new Error('the timer has not done it');
}

/** A phone in somebody's hand, whose clock is the laptop's. */
export const onPhone = <T>(
  run: Run,
  name: string,
  options: Parameters<typeof withPhone>[2],
  use: (phone: Preview) => Promise<T>,
): Promise<T> =>
  withPhone(run.app, name, options, async (phone) => {
    run.phones.add(phone);
    await setClock(phone, run.clock.nowMs());
    try {
      return await use(phone);
    } finally {
      run.phones.delete(phone);
    }
  });
