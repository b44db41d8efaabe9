import { dispatch } from './backend';
import { listen } from './dom';

interface Point {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}

interface Gesture {
  readonly target: Element;
  readonly start: Point;
  moved: boolean;
  longPressed: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

interface GestureOptions {
  readonly root: HTMLElement;
  readonly signal: AbortSignal;
  readonly isListened: (node: Element, type: string) => boolean;
  readonly onTap: (target: Element) => void;
}

/** A finger may tremble this far, in px. */
const TAP_RANGE = 10;
const LONG_PRESS_MS = 350;

const isField = (node: Element) => node.closest('input, textarea') !== null;

/** Coordinates as WeChat gives them: from the page's own corner, `page…` with what is scrolled away. */
function touchOf(target: Element, { identifier, clientX, clientY }: Point) {
  const view = target.closest('.mp-view');
  const { left = 0, top = 0 } = view?.getBoundingClientRect() ?? {};
  const scrolled = view?.querySelector('.mp-scroll');
  const x = clientX - left;
  const y = clientY - top;
  const page = { pageX: x + (scrolled?.scrollLeft ?? 0), pageY: y + (scrolled?.scrollTop ?? 0) };
  return { identifier, clientX: x, clientY: y, ...page, force: 1 };
}

class Fingers {
  private readonly gestures = new Map<number, Gesture>();

  constructor(private readonly options: GestureOptions) {}

  start(target: Element, point: Point): void {
    const gesture: Gesture = { target, start: point, moved: false, longPressed: false, timer: undefined };
    gesture.timer = setTimeout(() => this.longPress(gesture), LONG_PRESS_MS);
    this.gestures.set(point.identifier, gesture);
    this.send('touchstart', gesture, point);
  }

  move(point: Point): boolean {
    const gesture = this.gestures.get(point.identifier);
    if (!gesture) return false;
    const { start } = gesture;
    if (Math.hypot(point.clientX - start.clientX, point.clientY - start.clientY) > TAP_RANGE)
      gesture.moved = true;
    return this.send('touchmove', gesture, point);
  }

  /** True when it was a tap. */
  end(point: Point, type: 'touchend' | 'touchcancel'): boolean {
    const gesture = this.gestures.get(point.identifier);
    if (!gesture) return false;
    clearTimeout(gesture.timer);
    this.gestures.delete(point.identifier);
    this.send(type, gesture, point, []);
    if (type === 'touchcancel' || gesture.moved || gesture.longPressed) return false;
    this.options.onTap(gesture.target);
    const { pageX: x, pageY: y } = touchOf(gesture.target, point);
    this.send('tap', gesture, point, undefined, { x, y });
    return true;
  }

  private longPress(gesture: Gesture): void {
    if (gesture.moved || this.options.signal.aborted) return;
    if (!this.options.isListened(gesture.target, 'longpress')) return;
    gesture.longPressed = true;
    this.send('longpress', gesture, gesture.start);
  }

  private send(
    type: string,
    { target }: Gesture,
    point: Point,
    remaining?: [],
    detail: object = {},
  ): boolean {
    const touch = touchOf(target, point);
    return dispatch(target, type, detail, { touches: remaining ?? [touch], changedTouches: [touch] });
  }
}

const mousePoint = ({ clientX, clientY }: MouseEvent): Point => ({ identifier: 0, clientX, clientY });

/** Fingers, and a mouse that stands for one. */
export function watchGestures(options: GestureOptions): void {
  const { root, signal } = options;
  const fingers = new Fingers(options);
  let touchedAtMs = Number.NEGATIVE_INFINITY;
  const on = <K extends keyof HTMLElementEventMap>(type: K, run: (event: HTMLElementEventMap[K]) => void) =>
    listen(root, type, run, signal, { capture: true, passive: false });

  on('touchstart', (event) => {
    for (const touch of event.changedTouches) fingers.start(event.target as Element, touch);
  });
  on('touchmove', (event) => {
    for (const touch of event.changedTouches)
      if (fingers.move(touch) && event.cancelable) event.preventDefault();
  });
  on('touchend', (event) => {
    touchedAtMs = event.timeStamp;
    for (const touch of event.changedTouches) {
      const tapped = fingers.end(touch, 'touchend');
      // Otherwise the click that browsers add would land on whatever the tap has opened.
      if (tapped && event.cancelable && !isField(event.target as Element)) event.preventDefault();
    }
  });
  on('touchcancel', (event) => {
    for (const touch of event.changedTouches) fingers.end(touch, 'touchcancel');
  });
  on('mousedown', (event) => {
    if (event.button === 0 && event.timeStamp - touchedAtMs > 800)
      fingers.start(event.target as Element, mousePoint(event));
  });
  const capture = { capture: true };
  listen(document, 'mousemove', (event) => void fingers.move(mousePoint(event)), signal, capture);
  listen(document, 'mouseup', (event) => void fingers.end(mousePoint(event), 'touchend'), signal, capture);
}
