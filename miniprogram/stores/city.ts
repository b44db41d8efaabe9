import { config } from '../config';
import { cityNameOf } from '../utils/cities';
import { createStore } from './store';

interface City {
  readonly code: string;
  readonly name: string;
}

const storageKey = 'city';

function read(): City {
  const stored: unknown = wx.getStorageSync(storageKey);
  const code = typeof stored === 'string' && cityNameOf(stored) ? stored : config.firstCityCode;
  return { code, name: cityNameOf(code) ?? '' };
}

/** The city whose tasks are shown. */
export const city = createStore<City>(read());

/** Shows the tasks of another city from now on; a code that is not on the list changes nothing. */
export function chooseCity(code: string): void {
  const name = cityNameOf(code);
  if (name === undefined || code === city.get().code) return;
  wx.setStorageSync(storageKey, code);
  city.set({ code, name });
}
