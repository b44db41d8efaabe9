import type { TaskType } from '../tasks/task-types';
import { cut, isFiller, type Piece } from './cut';
import { folded } from './fold';
import { tradeWords } from './trade-words';

/** One thing that a text asks for. */
export interface Need {
  readonly text: string;
  /** Nearly the same in other words. */
  readonly synonyms: readonly string[];
  /** The type of work that the word belongs to. */
  readonly type?: TaskType;
  /** Its share of a score. */
  readonly weight: number;
  /** Optional ones only raise the score. */
  readonly isRequired: boolean;
  /** No word of the text, but the two characters where words meet. */
  readonly isSeam: boolean;
  /** Written as no dictionary has it: it may be a slip. */
  readonly isOdd: boolean;
}

/** More needs than people have; the rest of a text is not looked at. */
const maxNeeds = 12;

const weightOf = (text: string): number => Math.min(text.length, 4);

function needOf({ text, kind }: Piece): Need {
  const word = tradeWords.get(text);
  return {
    text,
    synonyms: word?.synonyms ?? [],
    ...(word?.type && { type: word.type }),
    weight: word?.isAnyWork ? 1 : weightOf(text),
    isRequired: !word?.isAnyWork,
    isSeam: false,
    isOdd: kind === 'run',
  };
}

/** A character by itself beside words counts by its seams. Two words side by side are worth a little more where they stand side by side. */
function seam(one: Piece, other: Piece): Need[] {
  if (one.kind === 'latin' || other.kind === 'latin' || one.start + one.text.length !== other.start)
    return [];
  const text = one.text.slice(-1) + other.text.slice(0, 1);
  return [{ text, synonyms: [], weight: 1, isRequired: false, isSeam: true, isOdd: false }];
}

/**
 * What a text asks for, in its order; nothing where it only says that one looks for something. Where no word is
 * asked for but 兼职 and the like, those are.
 */
export function needsOf(text: string): Need[] {
  const pieces = cut(folded(text))
    .filter((piece) => !isFiller(piece.text))
    .slice(0, maxNeeds);
  const isWord = ({ text: piece }: Piece) => piece.length > 1 || pieces.length === 1;
  const needs = pieces.filter(isWord).map(needOf);
  const seams = pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    return next ? seam(piece, next) : [];
  });
  const hasRequired = needs.some(({ isRequired }) => isRequired);
  return [...(hasRequired ? needs : needs.map((need) => ({ ...need, isRequired: true }))), ...seams];
}

/** Whether a text asks for anything that can be searched for. */
export const asksForWords = (text: string): boolean => needsOf(text).length > 0;
