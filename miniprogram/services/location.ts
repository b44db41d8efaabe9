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

/** Asks for the fuzzy location; whatever comes back, or nothing, everything else goes on working. */
export const locate = async (): Promise<Position | LocationProblem> => {
  const asked = new Promise<Position | LocationProblem>((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success({ longitude, latitude }) {
        const found = { longitude, latitude };
        foundAtMs = Date.now();
        position.set(found);
        resolve(found);
      },
      fail: ({ errMsg }) => resolve(problemOf(errMsg)),
    });
  });
  return (await inTime(asked, longestWaitMs)) ?? 'unavailable';
};

/** Whether the person has allowed it before, so that asking disturbs nobody. */
export const mayLocate = (): Promise<boolean> =>
  new Promise((resolve) => {
    wx.getSetting({
      success: ({ authSetting }) =>
        resolve((authSetting as Readonly<Record<string, boolean>>)['scope.userFuzzyLocation'] === true),
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
