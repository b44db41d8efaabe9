import { h, listen } from '../dom';

interface PageViewOptions {
  readonly path: string;
  /** Pixels from the end at which onReachBottom is told. */
  readonly reachPx: number;
  readonly pullable: boolean;
  readonly onReachBottom: () => void;
  readonly onScroll: (scrollTop: number) => void;
  readonly onPull: () => void;
  readonly signal: AbortSignal;
}

/** The box of one page: it scrolls, and fixed elements of the page hold on to it. */
export interface PageView {
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  show(visible: boolean): void;
  /** Shows or hides the three dots; showing tells the page. */
  refresh(on: boolean): void;
  measure(): { readonly width: number; readonly height: number };
}

const PULL_PX = 50;
/** A finger trembles this far without pulling, and the page follows it no farther than that, px. */
const TREMBLE_PX = 10;
const MOST_PX = 80;
/** The dots stay so long, however fast the page is done: WeChat lets people see that something happened, ms. */
const DOTS_MS = 600;

function watchPull(options: PageViewOptions, scroller: HTMLElement, refresh: (on: boolean) => void): void {
  let from: number | undefined;
  const follow = (px: number) => scroller.style.setProperty('--pulled', `${px}px`);
  const y = (event: MouseEvent | TouchEvent) =>
    'changedTouches' in event ? (event.changedTouches[0]?.clientY ?? 0) : event.clientY;
  const start = (event: MouseEvent | TouchEvent) => {
    from = scroller.scrollTop <= 0 ? y(event) : undefined;
  };
  const move = (event: MouseEvent | TouchEvent) => {
    if (from === undefined) return;
    const pulled = scroller.scrollTop <= 0 ? y(event) - from - TREMBLE_PX : 0;
    follow(Math.min(Math.max(pulled, 0), MOST_PX));
  };
  const end = (event: MouseEvent | TouchEvent) => {
    if (from !== undefined && y(event) - from > PULL_PX && scroller.scrollTop <= 0) refresh(true);
    if (from !== undefined) follow(0);
    from = undefined;
  };
  const quiet = { passive: true };
  const { signal } = options;
  listen(scroller, 'touchstart', start, signal, quiet);
  listen(scroller, 'touchmove', move, signal, quiet);
  listen(scroller, 'touchend', end, signal, quiet);
  listen(scroller, 'mousedown', start, signal, quiet);
  listen(document, 'mousemove', move, signal, quiet);
  listen(document, 'mouseup', end, signal, quiet);
}

function watchScroll({ reachPx, onReachBottom, onScroll }: PageViewOptions, scroller: HTMLElement): void {
  let toldAtHeight = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    onScroll(scrollTop);
    const reached = scrollTop + clientHeight >= scrollHeight - reachPx;
    // Told once for each length of the page, again after leaving the end.
    if (reached && toldAtHeight !== scrollHeight) {
      toldAtHeight = scrollHeight;
      onReachBottom();
    } else if (!reached) toldAtHeight = 0;
  });
}

export function createPageView(options: PageViewOptions): PageView {
  const dots = h('div', { class: 'mp-refresh', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  const scroller = h('div', { class: 'mp-scroll' }, dots);
  const element = h('div', { class: 'mp-view', 'data-route': options.path }, scroller);
  let isRefreshing = false;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let shownAtMs = 0;
  const hide = () => element.classList.remove('mp-refreshing');
  const refresh = (on: boolean) => {
    const was = isRefreshing;
    isRefreshing = on;
    if (on === was) return;
    clearTimeout(hiding);
    if (on) {
      shownAtMs = performance.now();
      element.classList.add('mp-refreshing');
      options.onPull();
    } else hiding = setTimeout(hide, shownAtMs + DOTS_MS - performance.now());
  };
  options.signal.addEventListener('abort', () => clearTimeout(hiding));
  watchScroll(options, scroller);
  if (options.pullable) watchPull(options, scroller, refresh);
  return {
    element,
    scroller,
    refresh,
    show(visible) {
      element.hidden = !visible;
      if (visible) element.style.setProperty('--vh', `${element.clientHeight / 100}px`);
    },
    measure: () => ({ width: element.clientWidth, height: element.clientHeight }),
  };
}
