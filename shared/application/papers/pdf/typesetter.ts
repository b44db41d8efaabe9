import { type PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import { wrapped } from './wrapped';

/** A4, in points. */
const paperSize: [number, number] = [595.28, 841.89];
const margin = 48;
/** Between the margins. */
export const innerWidth = paperSize[0] - 2 * margin;
export const leading = 1.45;
const ink = rgb(0.1, 0.1, 0.1);
const rule = rgb(0.8, 0.8, 0.8);
export const pale = rgb(0.42, 0.42, 0.42);

/** How a text is set: its size in points, where its column begins and how wide it is. */
export interface TextStyle {
  readonly size: number;
  readonly x?: number;
  readonly width?: number;
  /** At the right edge of its column. */
  readonly isSum?: boolean;
  readonly colour?: typeof ink;
}

/** Sets texts from the top down; a new sheet is taken when one is full. */
export interface Typesetter {
  /** Sees to it that so much room is left; whether that took a new sheet. */
  need(height: number): boolean;
  /** Goes so far down, points. */
  down(height: number): void;
  linesOf(text: string, style: TextStyle): string[];
  /** One line, so far below where one is. */
  put(line: string, style: TextStyle, below?: number): void;
  /** A text of several lines. */
  block(text: string, style: TextStyle): void;
  /** A thin line across. */
  ruled(): void;
  /** Numbers the sheets, once all of them are there. */
  number(size: number): void;
}

export function typesetter(
  document: PDFDocument,
  font: PDFFont,
  shown: (text: string) => string,
): Typesetter {
  const widths = new Map<string, number>();
  /** Of one point of size: characters are measured once. */
  const unit = (text: string): number =>
    [...text].reduce((sum, character) => {
      const known = widths.get(character) ?? font.widthOfTextAtSize(character, 1);
      widths.set(character, known);
      return sum + known;
    }, 0);
  let page: PDFPage = document.addPage(paperSize);
  let y = paperSize[1] - margin;
  const need = (height: number): boolean => {
    if (y - height >= margin) return false;
    page = document.addPage(paperSize);
    y = paperSize[1] - margin;
    return true;
  };
  const down = (height: number) => {
    y -= height;
  };
  const linesOf = (text: string, { size, width = innerWidth }: TextStyle): string[] =>
    wrapped(shown(text), width, (piece) => unit(piece) * size);
  const put = (line: string, style: TextStyle, below = 0) => {
    const { size, x = 0, width = innerWidth, isSum, colour = ink } = style;
    const right = isSum ? width - unit(line) * size : 0;
    page.drawText(line, { x: margin + x + right, y: y - below - size, size, font, color: colour });
  };
  return {
    need,
    down,
    linesOf,
    put,
    block(text, style) {
      for (const line of linesOf(text, style)) {
        need(style.size * leading);
        put(line, style);
        down(style.size * leading);
      }
    },
    ruled() {
      const start = { x: margin, y };
      page.drawLine({ start, end: { x: margin + innerWidth, y }, thickness: 0.5, color: rule });
      down(3);
    },
    number(size) {
      const all = document.getPages();
      all.forEach((each, at) => {
        const text = `第 ${at + 1} 页，共 ${all.length} 页`;
        const x = margin + innerWidth - unit(text) * size;
        each.drawText(text, { x, y: margin / 2, size, font, color: pale });
      });
    },
  };
}
