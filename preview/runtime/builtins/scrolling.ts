import { h } from '../dom';
import { anything, type Builtin, flag, mark, type Node, number, type Properties, text } from './define';

function watchScroll(node: Node): void {
  const { element } = node;
  let left = 0;
  let top = 0;
  let atEnd = false;
  let atStart = true;
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = element;
    const deltas = { deltaX: left - scrollLeft, deltaY: top - scrollTop };
    left = scrollLeft;
    top = scrollTop;
    node.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...deltas });
    const { scrollY, lowerThreshold, upperThreshold } = node.properties;
    const position = scrollY ? scrollTop : scrollLeft;
    const rest = scrollY ? scrollHeight - scrollTop - clientHeight : scrollWidth - scrollLeft - clientWidth;
    const end = rest <= Number(lowerThreshold);
    const start = position <= Number(upperThreshold);
    if (end && !atEnd) node.emit('scrolltolower', { direction: scrollY ? 'bottom' : 'right' });
    if (start && !atStart) node.emit('scrolltoupper', { direction: scrollY ? 'top' : 'left' });
    atEnd = end;
    atStart = start;
  });
}

/** The element with that id, in the template that the scroll view is in. */
const byId = (node: Node, id: string) =>
  node.component.ownerShadowRoot?.querySelector(`#${id}`)?.getBackendElement() as
    | HTMLElement
    | null
    | undefined;

const scrollView: Builtin = {
  properties: {
    scrollX: flag(),
    scrollY: flag(),
    upperThreshold: anything(50),
    lowerThreshold: anything(50),
    scrollTop: anything(''),
    scrollLeft: anything(''),
    scrollIntoView: text(),
    scrollWithAnimation: flag(),
    enableBackToTop: flag(),
    enableFlex: flag(),
    scrollAnchoring: flag(),
    enhanced: flag(),
    bounces: flag(true),
    showScrollbar: flag(true),
    pagingEnabled: flag(),
    fastDeceleration: flag(),
    refresherEnabled: flag(),
    refresherTriggered: flag(),
    refresherThreshold: number(45),
    refresherDefaultStyle: text('black'),
    refresherBackground: text(),
    enablePassive: anything(),
    usingSticky: flag(),
    type: text('list'),
  },
  attach(node) {
    const { element } = node;
    watchScroll(node);
    let last: Properties = {};
    return {
      changed(now) {
        mark(element, 'scroll-x', now.scrollX);
        mark(element, 'scroll-y', now.scrollY);
        mark(element, 'enable-flex', now.enableFlex);
        const behavior = now.scrollWithAnimation ? 'smooth' : 'auto';
        if (now.scrollTop !== last.scrollTop && now.scrollTop !== '') {
          element.scrollTo?.({ top: Number(now.scrollTop), behavior });
        }
        if (now.scrollLeft !== last.scrollLeft && now.scrollLeft !== '') {
          element.scrollTo?.({ left: Number(now.scrollLeft), behavior });
        }
        if (now.scrollIntoView && now.scrollIntoView !== last.scrollIntoView) {
          byId(node, now.scrollIntoView)?.scrollIntoView?.({ behavior, block: 'start', inline: 'start' });
        }
        last = { ...now };
      },
    };
  },
};

class Swiper {
  private current = 0;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly dots = h('div', { class: 'wx-swiper-dots' });

  constructor(private readonly node: Node) {
    node.element.append(this.dots);
    this.listen();
  }

  private get track(): HTMLElement | null {
    return this.node.element.querySelector('.wx-swiper-track');
  }

  private get items(): Element[] {
    return [...(this.track?.children ?? [])].filter((child) => child.tagName === 'WX-SWIPER-ITEM');
  }

  update(now: Properties): void {
    clearInterval(this.timer);
    if (now.autoplay) this.timer = setInterval(() => this.go(this.current + 1, 'autoplay'), now.interval);
    if (now.current !== this.current) this.go(now.current, '');
    else this.paint();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private go(index: number, source: string): void {
    const count = this.items.length;
    const { circular } = this.node.properties;
    const wanted =
      count === 0 ? index : circular ? (index + count) % count : Math.min(Math.max(index, 0), count - 1);
    const changed = wanted !== this.current;
    this.current = wanted;
    this.paint();
    if (!changed) return;
    this.node.set({ current: wanted });
    this.node.emit('change', { current: wanted, currentItemId: '', source });
    this.node.emit('animationfinish', { current: wanted, currentItemId: '', source });
  }

  private paint(): void {
    const { vertical, duration, indicatorDots, indicatorColor, indicatorActiveColor } = this.node.properties;
    const axis = vertical ? 'Y' : 'X';
    const css = `transform:translate${axis}(${-100 * this.current}%);transition:transform ${duration}ms`;
    this.track?.setAttribute('style', `${css};flex-direction:${vertical ? 'column' : 'row'}`);
    const dots = indicatorDots ? this.items : [];
    this.dots.replaceChildren(
      ...dots.map((_, index) =>
        h('i', { style: `background:${index === this.current ? indicatorActiveColor : indicatorColor}` }),
      ),
    );
  }

  private listen(): void {
    let from: { pageX: number; pageY: number } | undefined;
    let to = from;
    this.node.onEvent('touchstart', ({ touches }) => {
      from = touches[0];
      to = from;
    });
    this.node.onEvent('touchmove', ({ touches }) => {
      to = touches[0] ?? to;
    });
    this.node.onEvent('touchend', () => {
      if (!from || !to) return;
      const moved = this.node.properties.vertical ? to.pageY - from.pageY : to.pageX - from.pageX;
      if (Math.abs(moved) > 30) this.go(this.current + (moved < 0 ? 1 : -1), 'touch');
      from = undefined;
    });
  }
}

const swiper: Builtin = {
  properties: {
    indicatorDots: flag(),
    indicatorColor: text('rgba(0, 0, 0, .3)'),
    indicatorActiveColor: text('#000000'),
    autoplay: flag(),
    current: number(),
    interval: number(5_000),
    duration: number(500),
    circular: flag(),
    vertical: flag(),
    previousMargin: text('0px'),
    nextMargin: text('0px'),
    displayMultipleItems: number(1),
    snapToEdge: flag(),
    easingFunction: text('default'),
    cacheExtent: anything(),
  },
  attach(node) {
    const swiping = new Swiper(node);
    // Its items come into the document after it.
    queueMicrotask(() => swiping.update(node.properties));
    return { changed: (now) => swiping.update(now), detached: () => swiping.stop() };
  },
};

export const scrollingBuiltins: Readonly<Record<string, Builtin>> = {
  'scroll-view': scrollView,
  swiper,
  'swiper-item': { properties: { itemId: text(), skipHiddenItemLayout: flag() } },
};
