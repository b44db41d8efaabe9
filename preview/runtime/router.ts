import { type Controls, controls, type Forms, forms } from './forms';
import type { Host } from './host';
import { isSinglePage } from './host';
import { createPage, type Page, parseUrl } from './page';
import { share } from './share';

const MAX_PAGES = 10;

/** The pages: those on the stack, and the tabs that stay alive beside it. */
export interface Router {
  readonly stack: readonly Page[];
  readonly top: Page;
  readonly forms: Forms;
  readonly controls: Controls;
  /** The element of the last tap. */
  tapped: EventTarget | null;
  readonly shareMenu: { enabled: boolean };
  isTab(path: string): boolean;
  /** A url in the sense of the page that wrote it, from the root. */
  absolute(url: string, from: string): string;
  showBars(page: Page): void;
  /** The ways to another page. Errors: what follows `fail` in WeChat's message. */
  navigateTo(url: string): Page;
  redirectTo(url: string): void;
  switchTab(url: string): void;
  reLaunch(url: string): void;
  navigateBack(delta: number): void;
  /** Ends every page, with the timers that it started. */
  leaveAll(): void;
  share(from: 'button' | 'menu', target?: unknown): Promise<void>;
  shareTimeline(): Promise<void>;
}

export class RouteError extends Error {}

class StackRouter implements Router {
  readonly forms = forms();
  readonly controls: Controls = controls(() => this.tapped);
  readonly shareMenu = { enabled: true };
  readonly stack: Page[] = [];
  tapped: EventTarget | null = null;
  private readonly tabs = new Map<string, Page>();

  constructor(private readonly host: Host) {}

  get top(): Page {
    const page = this.stack.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  isTab(path: string): boolean {
    return this.host.program.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false;
  }

  absolute(url: string, from: string): string {
    if (url === '' || url.startsWith('/')) return url;
    const [path = '', search] = url.split(/(\?.*)/s);
    return new URL(path, `http://x/${from}`).pathname + (search ?? '');
  }

  showBars({ path, config }: Page): void {
    const depth = this.stack.length;
    this.host.screen.update({ path, config, depth, isTab: this.isTab(path) });
  }

  navigateTo(url: string): Page {
    const { path } = this.known(url);
    if (this.isTab(path)) throw new RouteError('can not navigateTo a tabbar page');
    if (this.stack.length >= MAX_PAGES) throw new RouteError('webview count limit exceed');
    this.top.hide();
    return this.push(url);
  }

  redirectTo(url: string): void {
    const { path } = this.known(url);
    if (this.isTab(path)) throw new RouteError('can not redirectTo a tabbar page');
    this.drop();
    this.push(url);
  }

  switchTab(url: string): void {
    const { path } = this.known(url);
    if (!this.isTab(path)) throw new RouteError('can not switch to no-tabBar page');
    const from = this.stack[0];
    if (this.stack.length === 1 && from?.path === path) return;
    while (this.stack.length > 1) this.drop();
    if (from && this.isTab(from.path) && from.path !== path) from.hide();
    if (from && !this.isTab(from.path)) this.drop();
    this.stack.length = 0;
    const kept = this.tabs.get(path);
    if (!kept) this.push(path);
    else {
      this.stack.push(kept);
      kept.show();
    }
  }

  reLaunch(url: string): void {
    this.known(url);
    this.leaveAll();
    this.push(url);
  }

  leaveAll(): void {
    const all = new Set([...this.stack, ...this.tabs.values()]);
    for (const page of all) page.leave();
    this.tabs.clear();
    this.stack.length = 0;
  }

  navigateBack(delta: number): void {
    if (this.stack.length <= 1) throw new RouteError('cannot navigate back at first page');
    for (let left = delta; left > 0 && this.stack.length > 1; left -= 1) this.drop();
    this.top.show();
  }

  async share(from: 'button' | 'menu', target?: unknown): Promise<void> {
    await share(this.host, { kind: 'card', from, target });
  }

  async shareTimeline(): Promise<void> {
    await share(this.host, { kind: 'moments', from: 'menu' });
  }

  private known(url: string) {
    if (isSinglePage(this.host)) throw new RouteError('not allowed in single page mode');
    const parsed = parseUrl(url);
    if (!this.host.program.pages.includes(parsed.path))
      throw new RouteError(`page "${parsed.path}" is not found`);
    return parsed;
  }

  private push(url: string): Page {
    const page = createPage(this.host, url);
    this.stack.push(page);
    if (this.isTab(page.path)) this.tabs.set(page.path, page);
    this.host.overlays.clear();
    page.enter();
    return page;
  }

  private drop(): void {
    const page = this.stack.pop();
    if (!page) return;
    this.tabs.delete(page.path);
    page.leave();
  }

  /** The first page of a launch. */
  open(url: string): Page {
    return this.push(url);
  }
}

export function createRouter(host: Host): Router & { open(url: string): Page } {
  return new StackRouter(host);
}
