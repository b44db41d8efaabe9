const segmenter = new Intl.Segmenter('zh');

/** What a person sees as one character each: an emoji or a letter with its marks is several UTF-16 units. */
export const clustersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** How a limit counts a text: in UTF-16 units, the strictest way to count characters; in characters of Unicode; in bytes. */
export const sizes = {
  utf16: (text: string): number => text.length,
  codePoints: (text: string): number => Array.from(text).length,
  utf8: (text: string): number => Buffer.byteLength(text),
} as const;

/**
 * As much of a text as fits `max`, `ending` (…) included where something is left out. Nothing that a person sees
 * as one character is cut in two; one that does not fit by itself is left out.
 */
export function cutText(text: string, max: number, ending = '', sizeOf = sizes.utf16): string {
  if (sizeOf(text) <= max) return text;
  let room = max - sizeOf(ending);
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    room -= sizeOf(segment);
    if (room < 0) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end)}${ending}`;
}

/** The last index up to `index` at which a text may be cut, if that is behind `after`; else as near as a whole code point. */
export function cutBefore(text: string, index: number, after: number): number {
  const start = segmenter.segment(text).containing(index)?.index ?? index;
  if (start > after) return start;
  const isWithinPair = (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return isWithinPair ? index - 1 : index;
}
