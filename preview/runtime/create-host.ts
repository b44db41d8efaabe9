import type { MiniProgram } from '../mini-program';
import { forwardAnimations } from './backend';
import { createOverlays } from './chrome/overlays';
import { createScreen } from './chrome/screen';
import { createConsent } from './consent';
import { createEasel } from './easel';
import { watchGestures } from './gestures';
import type { Environment, Host, LaunchOptions, Listeners } from './host';
import { themeOf } from './host';
import { journal } from './journal';
import { parseUrl } from './page';
import { createRouter, type RouteError } from './router';
import { measureSetData } from './set-data';
import { type Settings, settingsStore } from './settings';
import { shareMenu } from './share';
import { temporaryFiles } from './temporary-files';
import { createWx } from './wx/create-wx';

/** A phone with one mini-program running on it. */
export interface Phone {
  readonly host: Host;
  /** Ends the run; the document's container is empty afterwards. */
  close(): void;
}

function listeners(): Listeners {
  const kept = new Map<string, Set<(value: unknown) => void>>();
  return {
    // WeChat asks only the last one that registered for privacy.
    add: (event, listener) => {
      if (event === 'needPrivacyAuthorization') kept.delete(event);
      kept.set(event, (kept.get(event) ?? new Set()).add(listener));
    },
    remove: (event, listener) => void (listener ? kept.get(event)?.delete(listener) : kept.delete(event)),
    tell: (event, value) => {
      for (const listener of kept.get(event) ?? []) listener(value);
    },
    has: (event) => (kept.get(event)?.size ?? 0) > 0,
  };
}

function launchOptions(program: MiniProgram, { open, scene }: Settings): LaunchOptions {
  const { path, query } = parseUrl(open || (program.pages[0] ?? ''));
  return {
    path,
    query,
    scene,
    shareTicket: undefined,
    referrerInfo: {},
    apiCategory: scene === 1154 ? 'browseOnly' : 'default',
  };
}

function guardFor(host: Host): Host['guard'] {
  return (what, run) => {
    try {
      return run();
    } catch (error) {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      host.journal.problem(`${what}：${text}`);
      host.app.onError?.(text);
      host.listeners.tell('error', text);
      return undefined;
    }
  };
}

/** Reacts to what the person beside the phone changes while it runs. */
function followSettings(host: Host): void {
  const show = () => {
    document.documentElement.dataset.theme = themeOf(host);
    document.documentElement.dataset.style = host.program.app.style ?? '';
  };
  show();
  host.settings.watch((now, before) => {
    if (now.theme !== before.theme && host.program.app.darkmode) {
      show();
      if (host.router.stack.length > 0) host.router.showBars(host.router.top);
      host.app.onThemeChange?.({ theme: now.theme });
      host.listeners.tell('themeChange', { theme: now.theme });
    }
    if (now.network !== before.network) {
      const isConnected = now.network !== 'offline';
      const networkType = { normal: 'wifi', slow: '3g', offline: 'none' }[now.network];
      host.listeners.tell('networkStatusChange', { isConnected, networkType });
    }
  });
}

function installGlobals(host: Host): void {
  Object.assign(globalThis, {
    wx: createWx(host),
    App: (definition: Host['app']) => {
      host.app = definition;
    },
    getApp: () => host.app,
    getCurrentPages: () => host.router.stack.map(({ instance }) => instance),
  });
}

function start(host: Host, open: (url: string) => void): void {
  const { launchOptions: options, program, settings } = host;
  host.guard('app', () => program.loadApp());
  host.guard('App onLaunch', () => host.app.onLaunch?.(options));
  host.guard('App onShow', () => host.app.onShow?.(options));
  const first = program.pages[0] ?? '';
  if (program.pages.includes(options.path)) {
    open(settings.value.open || first);
    return;
  }
  host.journal.problem(`没有这个页面：${options.path}`);
  host.app.onPageNotFound?.({ path: options.path, query: options.query, isEntryPage: true });
  if (host.router.stack.length === 0) open(first);
}

const oops = (host: Host) => (error: unknown) =>
  host.overlays.toast({ title: (error as RouteError).message, icon: 'none' });

/** Launches a mini-program: App, then its first page (or `settings.open`). */
export function launch(
  program: MiniProgram,
  environment: Environment,
  settings: Partial<Settings> = {},
): Phone {
  const closing = new AbortController();
  const { signal } = closing;
  const host = {
    program,
    environment,
    settings: settingsStore(settings),
    journal: journal(),
    listeners: listeners(),
    overlays: createOverlays(signal),
    files: temporaryFiles(environment),
    signal,
    app: {},
    lastTapAtMs: 0,
  } as unknown as { -readonly [K in keyof Host]: Host[K] };
  host.launchOptions = launchOptions(program, host.settings.value);
  host.guard = guardFor(host);
  const router = createRouter(host);
  host.router = router;
  host.consent = createConsent(host);
  host.screen = createScreen(host, {
    back: () => router.navigateBack(1),
    home: () => router.reLaunch(`/${program.pages[0]}`),
    menu: () => void shareMenu(host).catch(oops(host)),
    enter: () => {
      host.launchOptions = { ...host.launchOptions, scene: 1155, apiCategory: 'default' };
      const { path, search } = router.top;
      router.reLaunch(`/${path}${search ? `?${search}` : ''}`);
    },
    tab: (index) => {
      const { pagePath, text } = program.app.tabBar?.list[index] ?? { pagePath: '', text: '' };
      router.switchTab(`/${pagePath}`);
      router.top.call('onTabItemTap', { index, pagePath, text });
    },
  });
  host.easel = createEasel(host);
  environment.container.replaceChildren(host.screen.element, host.overlays.element);
  watchGestures({
    root: host.screen.views,
    signal,
    isListened: (node, type) => host.easel.backend.isListened(node, type),
    onTap: (target) => {
      host.lastTapAtMs = Date.now();
      router.tapped = target;
    },
  });
  forwardAnimations(host.screen.views, signal);
  measureSetData(host);
  followSettings(host);
  installGlobals(host);
  start(host, router.open.bind(router));
  return {
    host,
    close() {
      router.leaveAll();
      closing.abort();
      environment.container.replaceChildren();
    },
  };
}
