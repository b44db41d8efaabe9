/** A stretch of a text; `isHit`: it is what was searched for. */
export interface Part {
  readonly text: string;
  readonly isHit?: true;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A text in stretches, hits apart. Ranges that overlap or reach beyond the text do no harm. */
export function highlighted(text: string, hits: readonly Range[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end } of [...hits].sort((one, other) => one.start - other.start)) {
    const from = Math.max(at, start);
    if (end <= from || from >= text.length) continue;
    if (from > at) parts.push({ text: text.slice(at, from) });
    parts.push({ text: text.slice(from, end), isHit: true });
    at = Math.min(end, text.length);
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}
