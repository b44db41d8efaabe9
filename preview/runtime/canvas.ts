import { isJsdom } from './dom';
import type { TemporaryFiles } from './temporary-files';

interface CanvasNode {
  createImage(): HTMLImageElement;
  createPath2D(path?: Path2D): Path2D;
  requestAnimationFrame(run: FrameRequestCallback): number;
  cancelAnimationFrame(id: number): void;
}

/** An image whose `src` takes the mini-program's paths. */
function imageOf(files: TemporaryFiles): HTMLImageElement {
  const image = new Image();
  // Otherwise a picture from the gateway would make the canvas unreadable.
  image.crossOrigin = 'anonymous';
  const native = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  Object.defineProperty(image, 'src', {
    get: () => native?.get?.call(image),
    set(value: string) {
      if (isJsdom()) queueMicrotask(() => image.onload?.(new Event('load')));
      else native?.set?.call(image, files.url(value, ''));
    },
  });
  return image;
}

/** Where there is no canvas: takes every call, measures text by its length. */
function silentContext(canvas: HTMLCanvasElement): object {
  const state: Record<string | symbol, unknown> = { canvas };
  const measureText = (text: string) => ({
    width: text.length * (Number.parseFloat(String(state.font)) || 10),
  });
  const gradient = () => ({ addColorStop() {} });
  Object.assign(state, { measureText, createLinearGradient: gradient, createRadialGradient: gradient });
  return new Proxy(state, {
    get: (kept, name) => (name in kept ? kept[name] : () => undefined),
    set: (kept, name, value) => {
      kept[name] = value;
      return true;
    },
  });
}

/** Gives a canvas what WeChat's canvas node has. */
export function canvasNode(canvas: HTMLCanvasElement, files: TemporaryFiles): HTMLCanvasElement & CanvasNode {
  if (isJsdom()) {
    const context = silentContext(canvas);
    Object.assign(canvas, { getContext: () => context, toDataURL: () => 'data:image/png;base64,' });
  }
  return Object.assign(canvas, {
    createImage: () => imageOf(files),
    createPath2D: (path?: Path2D) => new Path2D(path),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
  });
}

export interface Area {
  readonly canvas?: HTMLCanvasElement;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly destWidth?: number;
  readonly destHeight?: number;
  readonly fileType?: 'png' | 'jpg';
  readonly quality?: number;
}

/** The picture on a canvas, or a part of it, as a data url. */
export function pictureOf(canvas: HTMLCanvasElement, area: Area): string {
  const {
    x = 0,
    y = 0,
    width = canvas.width - x,
    height = canvas.height - y,
    fileType = 'png',
    quality,
  } = area;
  const { destWidth = width, destHeight = height } = area;
  const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
  if (isJsdom()) return canvas.toDataURL(type, quality);
  const copy = document.createElement('canvas');
  Object.assign(copy, { width: Math.round(destWidth), height: Math.round(destHeight) });
  copy.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, copy.width, copy.height);
  return copy.toDataURL(type, quality);
}
