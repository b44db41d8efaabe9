import type { MiniProgram } from '../mini-program';
import type { Overlays } from './chrome/overlays';
import type { Screen } from './chrome/screen';
import type { Consent } from './consent';
import type { Easel } from './easel';
import type { Journal } from './journal';
import type { Router } from './router';
import type { SettingsStore } from './settings';
import type { TemporaryFiles } from './temporary-files';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

export interface Call {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the phone stands on; a browser and a test give different ones. */
export interface Environment {
  /** Sends to the gateway (or wherever `url` leads); rejects when there is no answer. */
  send(url: string, call: Call): Promise<Answer>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Where the files of the mini-program are served, without a slash at the end. */
  readonly assets: string;
  readonly container: HTMLElement;
  /** Replaces `wx.*` functions, for tests. */
  readonly wx?: Readonly<Record<string, unknown>>;
}

export interface LaunchOptions {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly scene: number;
  readonly shareTicket?: string | undefined;
  readonly referrerInfo: Readonly<Record<string, unknown>>;
  readonly apiCategory: string;
}

/** The instance that `App()` was given, with WeChat's own callbacks. */
export interface AppInstance {
  onLaunch?(options: LaunchOptions): void;
  onShow?(options: LaunchOptions): void;
  onHide?(): void;
  onError?(text: string): void;
  onPageNotFound?(options: object): void;
  onUnhandledRejection?(event: object): void;
  onThemeChange?(event: object): void;
}

/** Named listeners of `wx.onX`. */
export interface Listeners {
  add(event: string, listener: (value: unknown) => void): void;
  remove(event: string, listener?: (value: unknown) => void): void;
  tell(event: string, value?: unknown): void;
  has(event: string): boolean;
}

/** One launched mini-program with everything around it. */
export interface Host {
  readonly program: MiniProgram;
  readonly environment: Environment;
  readonly settings: SettingsStore;
  readonly journal: Journal;
  readonly screen: Screen;
  readonly overlays: Overlays;
  readonly easel: Easel;
  readonly router: Router;
  readonly files: TemporaryFiles;
  readonly consent: Consent;
  readonly listeners: Listeners;
  /** Ends everything that outlives the document's elements. */
  readonly signal: AbortSignal;
  /** Options of the launch and of the last time it was shown. */
  launchOptions: LaunchOptions;
  app: AppInstance;
  /** Moment of the last tap, for calls that WeChat allows only after one; ms since 1970. */
  lastTapAtMs: number;
  /** Runs code of the mini-program; what it throws becomes a problem and reaches App.onError. */
  guard<T>(what: string, run: () => T): T | undefined;
}

export const isSinglePage = (host: Host): boolean => host.launchOptions.scene === 1154;

/** The theme that the mini-program sees: without `darkmode` WeChat shows it in light. */
export const themeOf = ({ program, settings }: Host): 'light' | 'dark' =>
  program.app.darkmode ? settings.value.theme : 'light';

/** A colour of a configuration, `@name` looked up in theme.json. */
export function themed(host: Host, value: string | undefined): string | undefined {
  if (!value?.startsWith('@')) return value;
  return host.program.theme?.[themeOf(host)]?.[value.slice(1)];
}
