import type { Environment } from './host';

/** Files that `wx.*` calls give back: a path like WeChat's, the content behind it as a data url. */
export interface TemporaryFiles {
  add(dataUrl: string, extension: string): string;
  put(path: string, dataUrl: string): void;
  read(path: string): string | undefined;
  remove(path: string): void;
  /** What an `<img>` can show for a `src` of the mini-program; `from` is the component's path. */
  url(src: string, from: string): string;
}

export function temporaryFiles({ assets }: Environment): TemporaryFiles {
  const content = new Map<string, string>();
  const relativeTo = (from: string, src: string) => new URL(src, `http://x/${from}`).pathname;
  return {
    add(dataUrl, extension) {
      const path = `http://tmp/preview-${content.size + 1}.${extension}`;
      content.set(path, dataUrl);
      return path;
    },
    put: (path, dataUrl) => void content.set(path, dataUrl),
    read: (path) => content.get(path),
    remove: (path) => void content.delete(path),
    url(src, from) {
      if (src === '') return '';
      const kept = content.get(src);
      if (kept !== undefined) return kept;
      if (/^(?:https?:|data:|blob:)/.test(src)) return src;
      return `${assets}${relativeTo(from, src)}`;
    },
  };
}

export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** What a data url holds. */
export function bytesOf(dataUrl: string): Uint8Array<ArrayBuffer> {
  const at = dataUrl.indexOf(',');
  const [head, body] = [dataUrl.slice(0, at), dataUrl.slice(at + 1)];
  if (!head.endsWith(';base64')) return new TextEncoder().encode(decodeURIComponent(body));
  return Uint8Array.from(atob(body), (character) => character.charCodeAt(0));
}
