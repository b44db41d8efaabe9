export type Permission = 'ask' | 'granted' | 'refused';

/** What the person beside the phone decides: who holds it, where, on which network. */
export interface Settings {
  /** Key of a sandbox person. */
  readonly person: string;
  /** Page to open, with query; empty = the first page. */
  readonly open: string;
  /** WeChat's scene value at launch; 1154 is the single page of Moments. */
  readonly scene: number;
  readonly theme: 'light' | 'dark';
  /** WeChat's text size, 16 by default. */
  readonly fontSize: number;
  readonly network: 'normal' | 'slow' | 'offline';
  /** gcj02, degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly location: Permission;
  readonly album: Permission;
  readonly subscribe: 'ask' | 'accept' | 'reject';
  /** The privacy guide of the mini-program. */
  readonly privacy: 'ask' | 'agreed';
  /** What the phone component answers. */
  readonly phone: 'ask' | 'granted' | 'refused';
}

export const defaultSettings: Settings = {
  person: 'lin',
  open: '',
  scene: 1001,
  theme: 'light',
  fontSize: 16,
  network: 'normal',
  latitude: 36.0671,
  longitude: 120.3826,
  location: 'ask',
  album: 'ask',
  subscribe: 'ask',
  privacy: 'ask',
  phone: 'ask',
};

const numbers: ReadonlySet<string> = new Set(['scene', 'fontSize', 'latitude', 'longitude']);

/** Settings from a query string; unknown names are left out. */
export function settingsFrom(search: string): Partial<Settings> {
  const known = [...new URLSearchParams(search)].filter(([name]) => name in defaultSettings);
  return Object.fromEntries(known.map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]));
}

export interface SettingsStore {
  readonly value: Settings;
  change(part: Partial<Settings>): void;
  /** Tells of every change. */
  watch(listener: (now: Settings, before: Settings) => void): void;
}

export function settingsStore(initial: Partial<Settings>): SettingsStore {
  let value: Settings = { ...defaultSettings, ...initial };
  const listeners: ((now: Settings, before: Settings) => void)[] = [];
  return {
    get value() {
      return value;
    },
    change(part) {
      const before = value;
      value = { ...value, ...part };
      for (const listener of listeners) listener(value, before);
    },
    watch: (listener) => void listeners.push(listener),
  };
}
