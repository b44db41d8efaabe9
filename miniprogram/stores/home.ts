import type { Profile } from '../../shared/contract/account';
import { profile } from './session';
import { createStore } from './store';

/** The place near which somebody also looks for work, to a kilometre (gcj02); its name is on this phone alone. */
export interface Home extends NonNullable<Profile['home']> {
  readonly name: string;
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

const isThere = (known: Home | undefined, { longitude, latitude }: NonNullable<Profile['home']>): boolean =>
  known?.longitude === longitude && known.latitude === latitude;

/** What was set or taken back on another phone counts here, too. */
function follow(known: Profile | undefined): void {
  if (!known) return;
  if (!known.home) forgetHome();
  else if (!isThere(home.get(), known.home)) keepHome({ name: '家', ...known.home });
}

profile.subscribe(follow);
follow(profile.get());
