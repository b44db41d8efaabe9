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

function watchPull(options: PageViewOptions, scroller: HTMLElement, refresh: (on: boolean) => void): void {
  let from: number | undefined;
  const y = (event: MouseEvent | TouchEvent) =>
    'changedTouches' in event ? (event.changedTouches[0]?.clientY ?? 0) : event.clientY;
  const start = (event: MouseEvent | TouchEvent) => {
    from = scroller.scrollTop <= 0 ? y(event) : undefined;
  };
  const end = (event: MouseEvent | TouchEvent) => {
    if (from !== undefined && y(event) - from > PULL_PX && scroller.scrollTop <= 0) refresh(true);
    from = undefined;
  };
  const quiet = { passive: true };
  const { signal } = options;
  listen(scroller, 'touchstart', start, signal, quiet);
  listen(scroller, 'touchend', end, signal, quiet);
  listen(scroller, 'mousedown', start, signal, quiet);
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
  const refresh = (on: boolean) => {
    const was = element.classList.contains('mp-refreshing');
    element.classList.toggle('mp-refreshing', on);
    if (on && !was) options.onPull();
  };
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
