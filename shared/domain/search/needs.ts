import { type TaskType, taskTypeNames } from '../tasks/task-types';
import { cut, isFiller, type Piece } from './cut';
import { folded } from './fold';
import { isSetting, tradeWords } from './trade-words';

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
  /** Written as no dictionary has it: it may be a slip. */
  readonly isOdd: boolean;
}

/** More needs than people have; the rest of a text is not looked at. */
const maxNeeds = 8;

/** The work counts more than what else is said of it. */
function weightOf({ text, kind }: Piece): number {
  const word = tradeWords.get(text);
  if (word?.isAnyWork || isSetting(text)) return 1;
  const weight = kind === 'latin' ? 2 : Math.min(text.length, 3);
  return word ? 1.5 * weight : weight;
}

function needOf(piece: Piece, hasWork: boolean): Need {
  const { text, kind } = piece;
  const word = tradeWords.get(text);
  return {
    text,
    synonyms: word?.synonyms ?? [],
    ...(word?.type && { type: word.type }),
    weight: weightOf(piece),
    isRequired: !word?.isAnyWork && !(hasWork && isSetting(text)),
    isOdd: kind === 'run',
  };
}

/** Words of the trade are worth a little more in tasks of their type. */
function typesOf(needs: readonly Need[]): Need[] {
  const weights = new Map<TaskType, number>();
  for (const { type, weight } of needs) if (type) weights.set(type, (weights.get(type) ?? 0) + weight / 3);
  return Array.from(weights, ([type, weight]) => ({
    text: taskTypeNames[type],
    synonyms: [],
    weight,
    isRequired: false,
    isOdd: false,
  }));
}

/** Chinese words that stand side by side are worth as much again where they stand so. */
function phrasesOf(pieces: readonly Piece[]): Need[] {
  const groups: Piece[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1)?.at(-1);
    const follows = last && last.start + last.text.length === piece.start;
    if (follows && last.kind !== 'latin' && piece.kind !== 'latin') groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => ({
      text: group.map(({ text }) => text).join(''),
      synonyms: [],
      weight: group.reduce((sum, piece) => sum + weightOf(piece), 0),
      isRequired: false,
      isOdd: false,
    }));
}

const piecesOf = (text: string): Piece[] =>
  cut(folded(text))
    .filter((piece) => !isFiller(piece.text))
    .slice(0, maxNeeds);

/** Whether a text leaves tasks out; one that asks for 兼职 and the like alone only says which to prefer. */
export const leavesTasksOut = (text: string): boolean =>
  piecesOf(text).some((piece) => !tradeWords.get(piece.text)?.isAnyWork);

/**
 * What a text asks for, in its order; nothing where it only says that one looks for something. Where no word is
 * asked for but 兼职 and the like, those are. A character by itself beside words counts in the phrase alone.
 */
export function needsOf(text: string): Need[] {
  const pieces = piecesOf(text);
  const isWord = ({ text: piece }: Piece) => piece.length > 1 || pieces.length === 1;
  const hasWork = pieces.some(({ text: piece }) => tradeWords.get(piece)?.type !== undefined);
  const needs = pieces.filter(isWord).map((piece) => needOf(piece, hasWork));
  const hasRequired = needs.some(({ isRequired }) => isRequired);
  const asked = hasRequired ? needs : needs.map((need) => ({ ...need, isRequired: true }));
  return [...asked, ...phrasesOf(pieces), ...typesOf(needs)];
}

/** Whether a text asks for anything that can be searched for. */
export const asksForWords = (text: string): boolean => needsOf(text).length > 0;
