import type { Root } from 'glass-easel-miniprogram-adapter';
import type { ComponentConfig } from '../mini-program';
import { createPageView, type PageView } from './chrome/page-view';
import type { Host } from './host';

// biome-ignore lint/suspicious/noExplicitAny: a page has whatever its own definition gives it
export type PageInstance = Record<string, any>;

/** A page on the stack. */
export interface Page {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly search: string;
  readonly config: ComponentConfig;
  readonly instance: PageInstance;
  readonly view: PageView;
  /** What onLoad returned, for tests that wait. */
  loaded: unknown;
  call(method: string, ...values: unknown[]): unknown;
  has(method: string): boolean;
  enter(): void;
  show(): void;
  hide(): void;
  leave(): void;
}

/** Path and query of a url. WeChat does not decode values: pages do. */
export function parseUrl(url: string): { path: string; search: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split(/\?(.*)/s);
  const pairs = search
    .split('&')
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s));
  return { path, search, query: Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value])) };
}

class StackPage implements Page {
  readonly instance: PageInstance;
  readonly view: PageView;
  readonly config: ComponentConfig;
  loaded: unknown;
  private readonly gone = new AbortController();
  private visible = false;

  constructor(
    private readonly host: Host,
    private readonly root: Root,
    readonly path: string,
    readonly query: Readonly<Record<string, string>>,
    readonly search: string,
  ) {
    const own = host.program.components.find((component) => component.path === path)?.config;
    this.config = { ...host.program.app.window, ...own };
    this.instance = root.get() as PageInstance;
    Object.assign(this.instance, { route: path, options: query });
    this.view = createPageView({
      path,
      reachPx: this.config.onReachBottomDistance ?? 50,
      pullable: Boolean(this.config.enablePullDownRefresh),
      onReachBottom: () => this.call('onReachBottom'),
      onScroll: (scrollTop) => this.call('onPageScroll', { scrollTop }),
      onPull: () => this.call('onPullDownRefresh'),
      signal: this.gone.signal,
    });
    if (this.config.disableScroll) this.view.element.classList.add('mp-still');
  }

  has(method: string): boolean {
    return typeof this.instance[method] === 'function';
  }

  call(method: string, ...values: unknown[]): unknown {
    if (!this.has(method)) return undefined;
    if (method !== 'onPageScroll') this.host.journal.add({ kind: 'page', what: method, path: this.path });
    const result = this.host.guard(
      `${this.path} ${method}`,
      () => this.instance[method](...values) as unknown,
    );
    if (result instanceof Promise)
      result.catch((error: unknown) =>
        this.host.guard(`${this.path} ${method}`, () => {
          throw error;
        }),
      );
    return result;
  }

  enter(): void {
    const element = this.root.getComponent().getBackendElement() as unknown as HTMLElement;
    element.setAttribute('data-page', this.path);
    const placeholder = document.createElement('span');
    this.view.scroller.append(placeholder);
    this.host.screen.views.append(this.view.element);
    this.root.attach(this.view.scroller as never, placeholder as never);
    this.loaded = this.call('onLoad', { ...this.query });
    this.show();
    this.root.getComponent().triggerLifetime('ready', []);
    this.call('onReady');
  }

  show(): void {
    if (this.visible) return;
    this.visible = true;
    this.host.router.showBars(this);
    this.view.show(true);
    this.root.getComponent().triggerPageLifetime('show', []);
    // Whoever watches which page is open hears of those, too, that do not listen.
    if (!this.has('onShow')) this.host.journal.add({ kind: 'page', what: 'onShow', path: this.path });
    this.call('onShow');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.view.show(false);
    this.root.getComponent().triggerPageLifetime('hide', []);
    this.call('onHide');
  }

  leave(): void {
    this.gone.abort();
    this.call('onUnload');
    this.root.release();
    this.view.element.remove();
  }
}

export function createPage(host: Host, url: string): Page {
  const { path, search, query } = parseUrl(url);
  return new StackPage(host, host.easel.createPage(path, search), path, query, search);
}
