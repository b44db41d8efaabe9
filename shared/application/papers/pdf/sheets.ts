import type { Paper, PaperColumn, PaperTable } from '../../../domain/papers/paper';
import { innerWidth, leading, pale, type TextStyle, type Typesetter } from './typesetter';

const sizes = { title: 18, heading: 12, text: 9.5, cell: 8, note: 8 } as const;
/** Between columns. */
const gap = 6;
const factsNameWidth = 120;

/** Where each column begins and how wide it is. */
function placed(columns: readonly PaperColumn[]): TextStyle[] {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = innerWidth - gap * (columns.length - 1);
  let x = 0;
  return columns.map(({ share, isSum = false }) => {
    const width = (room * share) / shares;
    const at = { x, width, isSum, size: sizes.cell };
    x += width + gap;
    return at;
  });
}

/** A row as high as its highest cell; on a new sheet, under the names of the columns again. */
function row(
  set: Typesetter,
  cells: readonly string[],
  places: readonly TextStyle[],
  head?: () => void,
): void {
  const texts = places.map((place, at) => set.linesOf(cells[at] ?? '', place));
  const height = Math.max(...texts.map((lines) => lines.length)) * sizes.cell * leading;
  if (set.need(height + 4)) head?.();
  for (const [at, place] of places.entries())
    for (const [below, line] of (texts[at] ?? []).entries())
      set.put(line, place, below * sizes.cell * leading);
  set.down(height + 1);
  set.ruled();
}

function table(set: Typesetter, { columns, rows }: PaperTable): void {
  const places = placed(columns);
  const names = columns.map(({ name }) => name);
  const head = () => row(set, names, places);
  head();
  for (const cells of rows) row(set, cells, places, head);
}

function facts(set: Typesetter, all: Paper['facts']): void {
  const size = sizes.text;
  for (const [name, value] of all) {
    const lines = set.linesOf(value, { size, width: innerWidth - factsNameWidth });
    set.need(lines.length * size * leading);
    set.put(set.linesOf(name, { size }).join(''), { size, colour: pale });
    for (const line of lines) {
      set.put(line, { size, x: factsNameWidth });
      set.down(size * leading);
    }
  }
}

function heading(set: Typesetter, text: string): void {
  set.need(sizes.heading * leading * 3);
  set.down(8);
  set.block(text, { size: sizes.heading });
  set.down(2);
}

/** Sets a whole paper, with notes in place of its own. */
export function setPaper(set: Typesetter, paper: Paper, notes: readonly string[]): void {
  set.block(paper.title, { size: sizes.title });
  set.down(6);
  facts(set, paper.facts);
  for (const section of paper.sections) {
    heading(set, section.heading);
    for (const text of section.paragraphs) set.block(text, { size: sizes.text });
  }
  for (const each of paper.tables) {
    heading(set, each.title);
    if (each.rows.length === 0) set.block(each.empty, { size: sizes.text });
    else table(set, each);
  }
  set.down(8);
  for (const text of notes) set.block(text, { size: sizes.note, colour: pale });
  set.number(sizes.note);
}
