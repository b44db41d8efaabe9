import type * as glassEasel from 'glass-easel';
import { component } from 'glass-easel-miniprogram-adapter';
import type { Host } from '../host';
import { Intersections } from './intersections';

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
