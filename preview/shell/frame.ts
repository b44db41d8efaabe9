import type { Phone } from '../runtime/create-host';
import type { Entry } from '../runtime/journal';
import { defaultSettings, type Settings } from '../runtime/settings';

/** The phone on the left: its settings outlive reloads, its happenings are told to the panels. */
export interface Frame {
  readonly settings: Settings;
  readonly width: number;
  readonly pages: readonly string[];
  /** Changes the running phone; `reload` starts the mini-program anew with the change. */
  change(part: Partial<Settings>): void;
  reload(part?: Partial<Settings>): void;
  resize(width: number): void;
  /** Puts a fresh, logged-out phone into somebody's hand. */
  handTo(person: string, part?: Partial<Settings>): void;
  /** The id of the account that is logged in, if any. */
  accountId(): string | undefined;
  onChange(listener: () => void): void;
  onEntry(listener: (entry: Entry) => void): void;
}

const key = 'preview:settings';
const widthKey = 'preview:width';

function remembered(): Settings {
  const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Settings>;
  // A launch from a card is not repeated tomorrow.
  return { ...defaultSettings, ...kept, open: '', scene: defaultSettings.scene };
}

const storageOf = (person: string) =>
  Object.keys(localStorage).filter((name) => name.startsWith('mp:') && name.split(':')[2] === person);

export function createFrame(iframe: HTMLIFrameElement, box: HTMLElement): Frame {
  let settings = remembered();
  let width = Number(localStorage.getItem(widthKey) ?? 375);
  const changed: (() => void)[] = [];
  const told: ((entry: Entry) => void)[] = [];
  const phone = (): Phone | undefined => iframe.contentWindow?.phone;
  const tell = () => {
    localStorage.setItem(key, JSON.stringify(settings));
    for (const listener of changed) listener();
  };
  const reload = (part: Partial<Settings> = {}) => {
    settings = { ...settings, open: '', scene: defaultSettings.scene, ...part };
    const search = new URLSearchParams(
      Object.entries(settings).map(([name, value]) => [name, String(value)]),
    );
    iframe.src = `/preview/phone.html?${search}`;
    tell();
  };
  const resize = (wanted: number) => {
    width = wanted;
    box.style.width = `${wanted}px`;
    localStorage.setItem(widthKey, String(wanted));
    tell();
  };
  iframe.addEventListener('load', () => {
    const running = phone();
    if (!running) return;
    const { journal } = running.host;
    for (const entry of journal.entries) for (const listener of told) listener(entry);
    journal.watch((entry) => {
      for (const listener of told) listener(entry);
    });
    // What the person answers on the phone shows beside it too.
    running.host.settings.watch((now) => {
      settings = now;
      tell();
    });
    tell();
  });
  box.style.width = `${width}px`;
  return {
    get settings() {
      return settings;
    },
    get width() {
      return width;
    },
    get pages() {
      return phone()?.host.program.pages ?? [];
    },
    change(part) {
      const running = phone();
      if (running) running.host.settings.change(part);
      else settings = { ...settings, ...part };
      tell();
    },
    reload,
    resize,
    handTo(person, part = {}) {
      for (const name of storageOf(person)) localStorage.removeItem(name);
      const { location, album, privacy, phone: number } = defaultSettings;
      reload({ location, album, privacy, phone: number, person, ...part });
    },
    accountId: () =>
      storageOf(settings.person)
        .map((name) => /"accountId":"([^"]+)"/.exec(localStorage.getItem(name) ?? '')?.[1])
        .find(Boolean),
    onChange: (listener) => void changed.push(listener),
    onEntry: (listener) => void told.push(listener),
  };
}
