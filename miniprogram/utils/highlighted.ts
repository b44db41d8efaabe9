/** A stretch of a text; `isHit`: it is what was searched for. */
interface Part {
  /** Where it begins; tells parts of one text apart. */
  readonly at: number;
  readonly text: string;
  readonly isHit?: true;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text, and in stretches where something of it is a hit. */
export interface Marked {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A text in stretches, hits apart. Ranges that overlap or reach beyond the text do no harm. */
export function highlighted(text: string, hits: readonly Range[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of [...hits].sort((one, other) => one.start - other.start)) {
    const from = Math.max(at, start);
    if (end <= from || from >= text.length) continue;
    if (from > at) parts.push({ at, text: text.slice(at, from) });
    parts.push({ at: from, text: text.slice(from, end), isHit: true });
    at = Math.min(end, text.length);
  }
  if (at < text.length) parts.push({ at, text: text.slice(at) });
  return parts;
}

export const marked = (text: string, hits: readonly Range[]): Marked => ({
  text,
  parts: hits.length > 0 ? highlighted(text, hits) : [],
});
