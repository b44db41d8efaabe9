import { config } from '../config';
import { cityNameOf } from '../utils/cities';
import { createStore } from './store';

interface City {
  readonly code: string;
  readonly name: string;
}

const storageKey = 'city';
const recentKey = 'recentCities';
const maxRecent = 6;

const stored = (): string | undefined => {
  const code: unknown = wx.getStorageSync(storageKey);
  return typeof code === 'string' && cityNameOf(code) ? code : undefined;
};

function read(): City {
  const code = stored() ?? config.firstCityCode;
  return { code, name: cityNameOf(code) ?? '' };
}

/** The city whose tasks are shown. */
export const city = createStore<City>(read());

/** Whether somebody chose it; before that it is the same for all. */
export const isCityChosen = (): boolean => stored() !== undefined;

/** Codes of the cities that were chosen last, newest first. */
export function recentCities(): string[] {
  const codes: unknown = wx.getStorageSync(recentKey);
  return Array.isArray(codes) ? codes.filter((code) => cityNameOf(code) !== undefined) : [];
}

/** Shows the tasks of another city from now on; a code that is not on the list changes nothing. */
export function chooseCity(code: string): void {
  const name = cityNameOf(code);
  if (name === undefined) return;
  wx.setStorageSync(storageKey, code);
  wx.setStorageSync(recentKey, [code, ...recentCities().filter((each) => each !== code)].slice(0, maxRecent));
  if (code !== city.get().code) city.set({ code, name });
}
