import type { component } from 'glass-easel-miniprogram-adapter';
import type { Host } from '../host';

interface Margins {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** WeChat's intersection observer on the browser's. */
export class Intersections {
  private margins: Margins = {};
  private relative: string | undefined;
  private readonly observers: IntersectionObserver[] = [];

  constructor(
    private readonly host: Host,
    private readonly scope: component.GeneralComponent,
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
