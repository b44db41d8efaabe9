import { located } from '../generated/located';
import { createStore } from '../stores/store';
import type { Position } from '../utils/distance';
import { inTime } from '../utils/in-time';

/** Where the person is, roughly (gcj02); undefined until asked and granted. Never stored. */
export const position = createStore<Position | undefined>(undefined);

/** Somebody who walks or rides is elsewhere after so long. */
const freshMs = 5 * 60_000;
let foundAtMs = Number.NEGATIVE_INFINITY;

/** The position, unless it is older than five minutes. */
export const freshPosition = (): Position | undefined =>
  Date.now() - foundAtMs <= freshMs ? position.get() : undefined;

/**
 * Why there is no position: refused by the person, which WeChat remembers, by the phone's own settings, or by the
 * privacy guide; or nothing came.
 */
export type LocationProblem = 'refused' | 'phone' | 'privacy' | 'unavailable';

/** What WeChat says, the particular before the general. */
const problems: readonly (readonly [RegExp, LocationProblem])[] = [
  [/privacy/i, 'privacy'],
  [/system permission|LOCATIONSWITCHOFF|location (?:service )?(?:is )?(?:disabled|off)/i, 'phone'],
  [/auth|deny|denied/i, 'refused'],
];

const problemOf = (errMsg: string): LocationProblem =>
  problems.find(([pattern]) => pattern.test(errMsg))?.[1] ?? 'unavailable';

/** Longer than a person takes to read what they are asked. */
const longestWaitMs = 60_000;

interface Fix extends Position {
  /** Metres. */
  readonly accuracy: number;
}

const ask = async (isExact: boolean): Promise<Fix | LocationProblem> => {
  const asked = new Promise<Fix | LocationProblem>((resolve) => {
    const fail = ({ errMsg }: { errMsg: string }) => resolve(problemOf(errMsg));
    if (located.call === 'getLocation')
      wx.getLocation({
        type: 'gcj02',
        ...(isExact && { isHighAccuracy: true, highAccuracyExpireTime: 4_000 }),
        success: resolve,
        fail,
      });
    else
      wx.getFuzzyLocation({
        type: 'gcj02',
        success: (found) => resolve({ ...found, accuracy: fuzzyMetres }),
        fail,
      });
  });
  return (await inTime(asked, longestWaitMs)) ?? 'unavailable';
};

/** How far off a fuzzy place may be, metres. */
const fuzzyMetres = 1_000;

/** About a kilometre: to look for tasks nobody has to know more, however well the phone knows it. */
const coarse = (degrees: number): number => Math.round(degrees * 100) / 100;

/** Asks where the phone is, roughly; whatever comes back, or nothing, everything else goes on working. */
export const locate = async (): Promise<Position | LocationProblem> => {
  const fix = await ask(false);
  if (typeof fix === 'string') return fix;
  const found = { longitude: coarse(fix.longitude), latitude: coarse(fix.latitude) };
  foundAtMs = Date.now();
  position.set(found);
  return found;
};

/** Whether this mini-program may ask where exactly the phone is: WeChat grants it to some categories. */
export const canLocateExactly: boolean = located.call === 'getLocation';

/** Where exactly the phone is (gcj02), for a check-in that the person asked for; kept nowhere. */
export const locateExactly = (): Promise<Fix | LocationProblem> => ask(true);

/** Whether the person has allowed it before, so that asking disturbs nobody. */
export const mayLocate = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getSetting({
      success: ({ authSetting }) =>
        resolve((authSetting as Readonly<Record<string, boolean>>)[located.scope] === true),
      fail: () => resolve(false),
    });
  });

/** Opens what the phone itself allows WeChat, where WeChat can. */
export const openPhoneSettings = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof wx.openAppAuthorizeSetting !== 'function') return resolve();
    wx.openAppAuthorizeSetting({ complete: () => resolve() });
  });

/** Opens WeChat's settings page; answers whether a permission is on afterwards. */
export const allowInSettings = (scope: string): Promise<boolean> =>
  new Promise((resolve) => {
    wx.openSetting({
      success: ({ authSetting }) =>
        resolve((authSetting as Readonly<Record<string, boolean>>)[scope] === true),
      fail: () => resolve(false),
    });
  });
