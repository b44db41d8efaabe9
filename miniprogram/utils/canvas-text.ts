import { clusterSource, clustersOf } from './clusters';

/** The part of a 2d context that our drawings use; the typings call contexts `any`. */
export interface Context2d {
  fillStyle: string;
  strokeStyle: string;
  lineWidth: number;
  font: string;
  textBaseline: string;
  textAlign: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
  fill(): void;
  stroke(): void;
  scale(x: number, y: number): void;
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void;
}

export const canvasFont = (px: number, weight = 400): string =>
  `${weight} ${px}px -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif`;

/** These may not begin a line, and those may not end one (GB/T 15834). */
const closing = /^[\s，。、；：？！）》」』”’…·]/;
const opening = /[（《「『“‘]$/;

const word = `(?:[A-Za-z0-9.,]{1,12}(?![\\u20e3\\ufe0f])|${clusterSource})`;

/**
 * Numbers and words stay whole, and so does what a middle dot joins; every other character, as people see it, may
 * begin a line.
 */
const pieces = new RegExp(`(?:[A-Za-z0-9]{1,12}|[^\\s])\\s*[·・•‧]\\s*${word}|${word}`, 'gu');

function brokenAt(context: Context2d, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(pieces) ?? []) {
    if (line === '' || context.measureText(line + piece).width <= width || closing.test(piece)) {
      line += piece;
    } else {
      const held = opening.exec(line)?.[0] ?? '';
      lines.push(line.slice(0, line.length - held.length));
      line = held + piece;
    }
  }
  lines.push(line);
  return lines;
}

/** As many lines, as narrow as they can be: 咖啡快闪店帮 / 手 becomes 咖啡快闪 / 店帮手. */
function balanced(context: Context2d, text: string, width: number, lines: readonly string[]): string[] {
  let [narrow, wide] = [width / 2, width];
  let best = [...lines];
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2;
    const tried = brokenAt(context, text, middle);
    if (tried.length > lines.length) narrow = middle;
    else [wide, best] = [middle, tried];
  }
  return best;
}

/** Text in lines of about one length that fit; what goes beyond the last line ends in an ellipsis. */
export function linesOf(context: Context2d, text: string, width: number, maxLines: number): string[] {
  const lines = brokenAt(context, text, width);
  if (lines.length <= maxLines) return balanced(context, text, width, lines);
  const shown = lines.slice(0, maxLines);
  let last = shown[maxLines - 1] ?? '';
  while (last !== '' && context.measureText(`${last}…`).width > width)
    last = clustersOf(last).slice(0, -1).join('');
  return [...shown.slice(0, -1), `${last}…`];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

export function roundedPath(context: Context2d, { x, y, width, height, radius }: Box): void {
  context.beginPath();
  context.moveTo(x + radius, y);
  context.arcTo(x + width, y, x + width, y + height, radius);
  context.arcTo(x + width, y + height, x, y + height, radius);
  context.arcTo(x, y + height, x, y, radius);
  context.arcTo(x, y, x + width, y, radius);
  context.closePath();
}
