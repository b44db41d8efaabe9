import type { Transport } from '../../preview/build/transport';
import type { MiniProgram } from '../../preview/mini-program';
import type { Phone } from '../../preview/runtime/create-host';
import type { Entry, SharedCard } from '../../preview/runtime/journal';
import type { PageInstance } from '../../preview/runtime/page';
import type { Settings } from '../../preview/runtime/settings';
import { type Backend, sendTo } from './backend';
import { freshMiniProgram, previewRuntime } from './built';
import { byText, screenText } from './screen-text';

export interface LaunchOptions {
  /** Page to open, with or without query; the first page by default. */
  readonly path?: string;
  /** Added to the path, not encoded: write it as the url would have it. */
  readonly query?: Readonly<Record<string, string>>;
  readonly scene?: number;
  readonly person?: string;
  readonly settings?: Partial<Settings>;
  readonly backend?: Backend;
  /** What earlier runs left on the phone: the `storage` of another launch, or names and values. */
  readonly storage?: Map<string, string>;
  /** Replaces single `wx` functions. */
  readonly wx?: Readonly<Record<string, unknown>>;
  /** Folder of the mini-program; the product's by default. */
  readonly root?: string;
  /** What config.ts says by default. */
  readonly transport?: Transport;
  /** A built one, in place of the folder's. */
  readonly program?: MiniProgram;
}

type SetDataEntry = Extract<Entry, { kind: 'setData' }>;
type RequestEntry = Extract<Entry, { kind: 'request' }>;

export interface Mini {
  readonly phone: Phone;
  /** The page on top, as its own `this`. */
  readonly page: PageInstance;
  readonly route: string;
  /** What is on the screen: bars, top page, dialogs. */
  text(): string;
  /** Taps the innermost, last visible element with that text or label. Errors: none is there. */
  tap(text: string): Promise<void>;
  /** Types into the field with that placeholder, label or name. */
  input(field: string, value: string): Promise<void>;
  /** Waits until the text is (or, with false, is no longer) on the screen, or the condition holds. */
  waitFor(what: string | (() => unknown), there?: boolean): Promise<void>;
  element(selector: string): HTMLElement;
  pullDown(): Promise<void>;
  reachBottom(): Promise<void>;
  back(): Promise<void>;
  /** Lets everything that is already on its way happen. */
  settle(): Promise<void>;
  readonly setDataLog: readonly SetDataEntry[];
  readonly requests: readonly RequestEntry[];
  readonly shares: readonly SharedCard[];
  /** `wx.*` names that do not exist here; must stay empty. */
  readonly unknownCalls: readonly string[];
  /** What went wrong without the test noticing: exceptions, warnings, bad setData; must stay empty. */
  readonly problems: readonly string[];
  readonly storage: Map<string, string>;
  change(settings: Partial<Settings>): Promise<void>;
  close(): void;
}

function memoryStorage(kept: Map<string, string>) {
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** Real even under jest's fake timers. */
const realTimeout = setTimeout;
const turn = (ms = 0) => new Promise<void>((resolve) => void realTimeout(resolve, ms));

const settle = async () => {
  for (let turns = 0; turns < 5; turns += 1) await turn();
};

const WAIT_MS = 5_000;

async function until(holds: () => unknown, said: () => string): Promise<void> {
  const began = performance.now();
  while (!holds()) {
    if (performance.now() - began > WAIT_MS) throw new Error(said());
    await turn(5);
  }
}

function press(element: HTMLElement): void {
  const at = { bubbles: true, cancelable: true, button: 0, clientX: 1, clientY: 1 };
  for (const type of ['mousedown', 'mouseup', 'click']) element.dispatchEvent(new MouseEvent(type, at));
}

function fieldOf(name: string): HTMLInputElement | HTMLTextAreaElement {
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('.mp-view:not([hidden]) .wx-field-el, .mp-modal-field'),
  ];
  const named = (field: HTMLInputElement) => [
    field.placeholder,
    field.getAttribute('aria-label'),
    field.closest('[aria-label]')?.getAttribute('aria-label'),
  ];
  const found = fields.filter((field) => named(field).includes(name)).at(-1);
  if (!found)
    throw new Error(`没有输入框「${name}」；有：${fields.flatMap(named).filter(Boolean).join('、')}`);
  return found;
}

function withQuery(path: string, query: LaunchOptions['query']): string {
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

let running: Phone | undefined;
let runtime: ReturnType<typeof previewRuntime> | undefined;

/** Launches the mini-program on the very runtime of the preview, under jsdom; ends the one launched before. */
export async function launchMini(options: LaunchOptions = {}): Promise<Mini> {
  running?.close();
  document.body.replaceWith(document.createElement('body'));
  const storage = options.storage ?? new Map<string, string>();
  const program =
    options.program ?? (await freshMiniProgram(options.root ?? 'miniprogram', options.transport));
  const environment = {
    send: sendTo(options.backend ?? (() => undefined)),
    storage: memoryStorage(storage),
    assets: '/preview/files',
    container: document.body,
    wx: options.wx ?? {},
  };
  runtime ??= previewRuntime();
  const { launch } = await runtime;
  const phone = launch(program, environment, {
    person: options.person ?? 'lin',
    // Asked within many taps; a test that is about it says otherwise.
    subscribe: 'accept',
    scene: options.scene ?? 1001,
    open: withQuery(options.path ?? '', options.query),
    ...options.settings,
  });
  running = phone;
  await settle();
  return miniOn(phone, storage);
}

function miniOn(phone: Phone, storage: Map<string, string>): Mini {
  const { journal, router, settings } = phone.host;
  const kind = <K extends Entry['kind']>(wanted: K) =>
    journal.entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === wanted);
  const act = async (run: () => void) => {
    run();
    await settle();
  };
  return {
    phone,
    storage,
    settle,
    text: screenText,
    get page() {
      return router.top.instance;
    },
    get route() {
      return router.top.path;
    },
    tap: (text) => act(() => press(byText(text))),
    input: (field, value) =>
      act(() => {
        const element = fieldOf(field);
        element.focus();
        element.value = value;
        element.dispatchEvent(new Event('input', { bubbles: true }));
      }),
    async waitFor(what, there = true) {
      const holds = typeof what === 'string' ? () => screenText().includes(what) === there : what;
      await until(holds, () => `等不到${there ? '' : '消失'}：${String(what)}\n屏幕上是：\n${screenText()}`);
    },
    element(selector) {
      const found = document.querySelector<HTMLElement>(
        `.mp-view:not([hidden]) ${selector}, .mp-overlays ${selector}`,
      );
      if (!found) throw new Error(`没有元素 ${selector}`);
      return found;
    },
    pullDown: () => act(() => router.top.view.refresh(true)),
    reachBottom: () => act(() => void router.top.call('onReachBottom')),
    back: () => act(() => router.navigateBack(1)),
    change: (part) => act(() => settings.change(part)),
    get setDataLog() {
      return kind('setData');
    },
    get requests() {
      return kind('request');
    },
    get shares() {
      return kind('share').map(({ card }) => card);
    },
    get unknownCalls() {
      return kind('unknown-call').map(({ api }) => api);
    },
    get problems() {
      return kind('problem').map(({ text }) => text);
    },
    close: () => phone.close(),
  };
}
