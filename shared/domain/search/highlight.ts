import { clustersOf } from '../text/clusters';
import { folded } from './fold';
import { needsOf } from './needs';
import { soundAlike, syllablesOf } from './pinyin';

/** A stretch of a field that a text was found in, in UTF-16 units. */
export interface Highlight {
  readonly field: 'title' | 'place' | 'publisher';
  readonly start: number;
  readonly end: number;
}

type Range = readonly [start: number, end: number];

/** Where a word stands. */
function rangesOf(text: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    ranges.push([at, at + word.length]);
  }
  return ranges;
}

/** Where a word stands with one character that only sounds alike. */
function soundingRanges(text: string, word: string): Range[] {
  for (let start = 0; start + word.length <= text.length; start += 1) {
    const differing = Array.from({ length: word.length }, (_, at) => at).filter(
      (at) => text[start + at] !== word[at],
    );
    const [at = 0] = differing;
    if (differing.length === 1 && soundAlike(text.charAt(start + at), word.charAt(at)))
      return [[start, start + word.length]];
  }
  return [];
}

/** Where the characters stand whose initials or syllables were typed. */
function pinyinRanges(text: string, typed: string): Range[] {
  for (let start = 0; start < text.length; start += 1) {
    const [run = ''] = /^\p{Script=Han}*/u.exec(text.slice(start, start + typed.length)) ?? [];
    for (const syllables of run.length > 1 ? syllablesOf(run) : []) {
      if (
        syllables
          .map((syllable) => syllable.charAt(0))
          .join('')
          .startsWith(typed)
      )
        return [[start, start + typed.length]];
      const count = syllables.findIndex((_, at) => syllables.slice(0, at + 1).join('') === typed) + 1;
      if (count > 0) return [[start, start + count]];
    }
  }
  return [];
}

/** Ranges as whole characters that people see, in order, those that touch as one. */
function merged(text: string, ranges: readonly Range[]): Range[] {
  const result: [start: number, end: number][] = [];
  let start = 0;
  for (const cluster of clustersOf(text)) {
    const end = start + cluster.length;
    const isIn = ranges.some(([from, to]) => from < end && start < to);
    const last = result.at(-1);
    if (isIn && last?.[1] === start) last[1] = end;
    else if (isIn) result.push([start, end]);
    start = end;
  }
  return result;
}

/** Where in a task the words of a text, or what stands for them, are seen. */
export function highlight(
  document: { readonly title: string; readonly placeName: string; readonly publisherName: string },
  text: string,
): Highlight[] {
  const fields = [
    { field: 'title', shown: document.title },
    { field: 'place', shown: document.placeName },
    { field: 'publisher', shown: document.publisherName },
  ] as const;
  const plain = fields.map(({ shown }) => folded(shown));
  const found = fields.map((): Range[] => []);
  const collect = (rangesIn: (field: string, at: number) => Range[]): boolean => {
    const ranges = plain.map(rangesIn);
    for (const [at, some] of ranges.entries()) found[at]?.push(...some);
    return ranges.some((some) => some.length > 0);
  };
  for (const { text: word, synonyms, isRequired } of needsOf(text)) {
    if (/^[a-z]+$/.test(word)) {
      const isWritten = collect((field) => rangesOf(field, word));
      if (!isWritten && word.length > 1) collect((field, at) => (at === 1 ? pinyinRanges(field, word) : []));
      continue;
    }
    const isWritten = [word, ...synonyms]
      .map((each) => collect((field) => rangesOf(field, each)))
      .includes(true);
    if (!isWritten && isRequired && word.length > 1) collect((field) => soundingRanges(field, word));
  }
  return fields.flatMap(({ field, shown }, at) =>
    merged(shown, found[at] ?? []).map(([start, end]) => ({ field, start, end })),
  );
}
