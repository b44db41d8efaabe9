/** Words of Latin letters and digits stay whole; characters of Chinese break anywhere. */
const pieces = (text: string): string[] => text.match(/[!-~]+ ?|./gu) ?? [];

/** What may not begin a line. */
const closing = new Set('，。、；：！？）》」』”’…·,.;:!?)');

/** Lines of a text no wider than `width`; a word that is wider alone is broken. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const put = (piece: string) => {
    const wide = widthOf(piece);
    if (used + wide > width && line !== '' && !closing.has(piece)) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += wide;
  };
  for (const piece of pieces(text)) {
    if (widthOf(piece) <= width) put(piece);
    else for (const character of piece) put(character);
  }
  return [...lines, line.trimEnd()];
}
