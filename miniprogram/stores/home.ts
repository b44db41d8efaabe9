import type { Position } from '../utils/distance';
import { createStore } from './store';

/** The place near which somebody also looks for work; kept on this phone alone (gcj02). */
export interface Home extends Position {
  readonly name: string;
  readonly cityCode: string;
}

const storageKey = 'home';

export const home = createStore<Home | undefined>((wx.getStorageSync(storageKey) as Home | '') || undefined);

export function keepHome(place: Home): void {
  wx.setStorageSync(storageKey, place);
  home.set(place);
}

export function forgetHome(): void {
  wx.removeStorageSync(storageKey);
  home.set(undefined);
}
