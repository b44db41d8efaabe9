import { type PDFDocument, type PDFFont, type PDFPage, rgb } from 'pdf-lib';
import type { Paper, PaperColumn, PaperTable } from '../../../domain/papers/paper';
import { wrapped } from './wrapped';

/** A4, in points. */
const paperSize: [number, number] = [595.28, 841.89];
const margin = 48;
const inner = paperSize[0] - 2 * margin;
const leading = 1.45;
const sizes = { title: 18, heading: 12, text: 9.5, cell: 8, note: 8 } as const;
const ink = rgb(0.1, 0.1, 0.1);
const pale = rgb(0.42, 0.42, 0.42);
const rule = rgb(0.8, 0.8, 0.8);
/** Between columns. */
const gap = 6;
const factsNameWidth = 120;

interface Text {
  readonly size: number;
  readonly x?: number;
  readonly width?: number;
  readonly isSum?: boolean;
  readonly colour?: typeof ink;
}

/** Sheets of a document on which texts are set from the top down; a new one is taken when one is full. */
export function sheets(document: PDFDocument, font: PDFFont, shown: (text: string) => string) {
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
  const linesOf = (text: string, { size, width = inner }: Text): string[] =>
    wrapped(shown(text), width, (piece) => unit(piece) * size);
  const put = (line: string, { size, x = 0, width = inner, isSum, colour = ink }: Text, top: number) => {
    const right = isSum ? width - unit(line) * size : 0;
    page.drawText(line, { x: margin + x + right, y: top - size, size, font, color: colour });
  };
  const block = (text: string, style: Text) => {
    for (const line of linesOf(text, style)) {
      need(style.size * leading);
      put(line, style, y);
      y -= style.size * leading;
    }
  };
  const ruled = () => {
    page.drawLine({ start: { x: margin, y }, end: { x: margin + inner, y }, thickness: 0.5, color: rule });
    y -= 3;
  };

  /** Where each column begins and how wide it is. */
  const placed = (columns: readonly PaperColumn[]) => {
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const room = inner - gap * (columns.length - 1);
    let x = 0;
    return columns.map(({ share, isSum = false }) => {
      const width = (room * share) / shares;
      const at = { x, width, isSum, size: sizes.cell };
      x += width + gap;
      return at;
    });
  };
  const row = (cells: readonly string[], places: ReturnType<typeof placed>, head?: () => void) => {
    const texts = places.map((place, at) => linesOf(cells[at] ?? '', place));
    const height = Math.max(...texts.map((lines) => lines.length)) * sizes.cell * leading;
    if (need(height + 4)) head?.();
    texts.forEach((lines, at) => {
      const place = places[at];
      if (place) lines.forEach((line, down) => put(line, place, y - down * sizes.cell * leading));
    });
    y -= height + 1;
    ruled();
  };

  return {
    title(text: string) {
      block(text, { size: sizes.title });
      y -= 6;
    },
    heading(text: string) {
      need(sizes.heading * leading * 3);
      y -= 8;
      block(text, { size: sizes.heading });
      y -= 2;
    },
    paragraph: (text: string) => block(text, { size: sizes.text }),
    facts(facts: Paper['facts']) {
      const width = inner - factsNameWidth;
      for (const [name, value] of facts) {
        const lines = linesOf(value, { size: sizes.text, width });
        need(lines.length * sizes.text * leading);
        put(shown(name), { size: sizes.text, colour: pale }, y);
        for (const line of lines) {
          put(line, { size: sizes.text, x: factsNameWidth }, y);
          y -= sizes.text * leading;
        }
      }
    },
    table({ columns, rows }: PaperTable) {
      const places = placed(columns);
      const names = columns.map(({ name }) => name);
      const head = () => row(names, places);
      head();
      for (const cells of rows) row(cells, places, head);
    },
    notes(notes: readonly string[]) {
      y -= 8;
      for (const text of notes) block(text, { size: sizes.note, colour: pale });
    },
    /** Numbers the sheets, once all of them are there. */
    number() {
      const all = document.getPages();
      all.forEach((each, at) => {
        const text = `第 ${at + 1} 页，共 ${all.length} 页`;
        const x = margin + inner - unit(text) * sizes.note;
        each.drawText(text, { x, y: margin / 2, size: sizes.note, font, color: pale });
      });
    },
  };
}
