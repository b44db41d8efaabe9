import type * as glassEasel from 'glass-easel';
import { component } from 'glass-easel-miniprogram-adapter';
import type { Host } from '../host';

interface Fields {
  readonly id?: boolean;
  readonly dataset?: boolean;
  readonly mark?: boolean;
  readonly rect?: boolean;
  readonly size?: boolean;
  readonly scrollOffset?: boolean;
  readonly properties?: readonly string[];
  readonly computedStyle?: readonly string[];
  readonly context?: boolean;
  readonly node?: boolean;
}

type Told = (result: unknown) => void;
type Caller = component.GeneralComponent;

interface Question {
  readonly ask: () => unknown;
  readonly told: Told;
}

/** WeChat measures from the corner of the page, below the bars. */
function originOf(element: Element): { left: number; top: number } {
  return element.closest('.mp-view')?.getBoundingClientRect() ?? { left: 0, top: 0 };
}

function place(element: HTMLElement, { rect, size }: Fields): object {
  const { left, top } = originOf(element);
  const box = element.getBoundingClientRect();
  return {
    ...(rect && {
      left: box.left - left,
      top: box.top - top,
      right: box.right - left,
      bottom: box.bottom - top,
    }),
    ...(size && { width: box.width, height: box.height }),
  };
}

function answerFor(target: glassEasel.Element, fields: Fields): object {
  const element = target.getBackendElement() as unknown as HTMLElement;
  const caller = (target as glassEasel.GeneralComponent).getMethodCaller?.() as unknown as Caller | undefined;
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
  const wanted = (names: readonly string[] = [], value: (name: string) => unknown) =>
    Object.fromEntries(names.map((name) => [name, value(name)]));
  const style = fields.computedStyle ? getComputedStyle(element) : undefined;
  return {
    ...(fields.id && { id: target.id }),
    ...(fields.dataset && { dataset: target.dataset }),
    ...(fields.mark && { mark: target.collectMarks() }),
    ...place(element, fields),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
    ...wanted(fields.properties, (name) => caller?.data[name]),
    ...wanted(fields.computedStyle, (name) =>
      style?.getPropertyValue(name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)),
    ),
    ...((fields.node || fields.context) && {
      [fields.node ? 'node' : 'context']: element.querySelector('canvas') ?? caller,
    }),
  };
}

/** A query on the elements of one page or component; `wx.createSelectorQuery` of the top page. */
class SelectorQuery {
  private questions: Question[] = [];

  constructor(
    private readonly host: Host,
    private scope: Caller | undefined,
  ) {}

  in(scope: Caller): this {
    this.scope = scope;
    return this;
  }

  select(selector: string) {
    return this.reference((fields) => {
      const found = this.root()?.querySelector(selector);
      return found ? answerFor(found, fields) : null;
    });
  }

  selectAll(selector: string) {
    return this.reference((fields) =>
      (this.root()?.querySelectorAll(selector) ?? []).map((it) => answerFor(it, fields)),
    );
  }

  selectViewport() {
    return this.reference(({ rect, size, scrollOffset }) => {
      const { width, height } = this.host.screen.viewport();
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = this.host.router.top.view.scroller;
      return {
        id: '',
        dataset: {},
        ...(rect && { left: 0, top: 0, right: width, bottom: height }),
        ...(size && { width, height }),
        ...(scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
      };
    });
  }

  exec(told?: (results: unknown[]) => void): this {
    const questions = this.questions;
    this.questions = [];
    setTimeout(() => {
      if (this.host.signal.aborted) return;
      const answers = questions.map(({ ask }) => ask());
      for (const [index, { told: each }] of questions.entries()) {
        this.host.guard('SelectorQuery', () => each(answers[index]));
      }
      this.host.guard('SelectorQuery', () => told?.(answers));
    }, 0);
    return this;
  }

  private root() {
    const scope = this.scope ?? (this.host.router.top.instance as unknown as Caller);
    return scope._$.getShadowRoot();
  }

  private reference(ask: (fields: Fields) => unknown) {
    const add = (fields: Fields, told: Told = () => undefined) => {
      this.questions.push({ ask: () => ask(fields), told });
      return this;
    };
    return {
      fields: add,
      boundingClientRect: (told?: Told) => add({ id: true, dataset: true, rect: true, size: true }, told),
      scrollOffset: (told?: Told) => add({ id: true, dataset: true, scrollOffset: true }, told),
      context: (told?: Told) => add({ context: true }, told),
      node: (told?: Told) => add({ node: true }, told),
    };
  }
}

interface Margins {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

class Intersections {
  private margins: Margins = {};
  private relative: string | undefined;
  private readonly observers: IntersectionObserver[] = [];

  constructor(
    private readonly host: Host,
    private readonly scope: Caller,
    private readonly options: { readonly thresholds?: number[]; readonly observeAll?: boolean } = {},
  ) {}

  relativeTo(selector: string, margins: Margins = {}): this {
    this.relative = selector;
    this.margins = margins;
    return this;
  }

  relativeToViewport(margins: Margins = {}): this {
    this.margins = margins;
    return this;
  }

  observe(selector: string, told: (result: object) => void): void {
    // jsdom has no layout, so nothing ever comes into view there.
    if (typeof IntersectionObserver === 'undefined') return;
    const root = this.scope._$.getShadowRoot();
    const found = this.options.observeAll
      ? root?.querySelectorAll(selector)
      : [root?.querySelector(selector)];
    const relative = this.relative ? root?.querySelector(this.relative)?.getBackendElement() : undefined;
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.margins;
    for (const target of found ?? []) {
      const element = target?.getBackendElement() as unknown as HTMLElement | null;
      if (!element || !target) continue;
      const seen = ([entry]: IntersectionObserverEntry[]) => {
        if (!entry) return;
        const {
          intersectionRatio,
          boundingClientRect,
          intersectionRect,
          rootBounds: relativeRect,
          time,
        } = entry;
        const { id, dataset } = target;
        told({ id, dataset, intersectionRatio, boundingClientRect, intersectionRect, relativeRect, time });
      };
      const observer = new IntersectionObserver(seen, {
        root: (relative as unknown as Element | null) ?? element.closest('.mp-scroll'),
        rootMargin: `${top}px ${right}px ${bottom}px ${left}px`,
        threshold: this.options.thresholds ?? [0],
      });
      observer.observe(element);
      this.observers.push(observer);
      this.host.signal.addEventListener('abort', () => observer.disconnect());
    }
  }

  disconnect(): void {
    for (const observer of this.observers.splice(0)) observer.disconnect();
  }
}

/** Queries for `wx` and, by the way, for every page and component (`this.createSelectorQuery()`). */
export function queries(host: Host) {
  const top = () => host.router.top.instance as unknown as Caller;
  Object.assign(component.ComponentCaller.prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(host, this);
    },
    createIntersectionObserver(this: Caller, options?: object) {
      return new Intersections(host, this, options);
    },
  });
  return {
    plain: {
      createSelectorQuery: () => new SelectorQuery(host, undefined),
      createIntersectionObserver: (scope?: Caller, options?: object) =>
        new Intersections(host, scope ?? top(), options),
    },
  };
}
