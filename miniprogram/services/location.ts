import { createStore } from '../stores/store';
import type { Position } from '../utils/distance';

/** Where the person is, roughly (gcj02); undefined until asked and granted. Never stored. */
export const position = createStore<Position | undefined>(undefined);

/** `refused` is remembered by WeChat: only its settings page changes it. */
type Located = Position | 'refused' | 'unavailable';

const isRefusal = (errMsg: string): boolean => /auth|deny|denied|privacy|authorize/i.test(errMsg);

/** Asks for the fuzzy location; whatever comes back, everything else goes on working. */
export const locate = (): Promise<Located> =>
  new Promise((resolve) => {
    wx.getFuzzyLocation({
      type: 'gcj02',
      success({ longitude, latitude }) {
        const found = { longitude, latitude };
        position.set(found);
        resolve(found);
      },
      fail: ({ errMsg }) => resolve(isRefusal(errMsg) ? 'refused' : 'unavailable'),
    });
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
