import { cut, isFiller, type Piece } from './cut';
import { folded } from './fold';
import { isSetting, tradeWords } from './trade-words';
import { blanked, type Understanding, type Wish } from './wishes/wish';

/** A place that a text names among the words to be searched for. */
export interface PlaceName {
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
}

const endOf = ({ start, text }: Piece): number => start + text.length;

/** The words of a place: not one that says what work is done, or where such work often is. */
const mayName = (pieces: readonly Piece[]): boolean => {
  const [first] = pieces;
  if (pieces.length > 1 || !first) return true;
  return !tradeWords.has(first.text) && !isSetting(first.text) && !isFiller(first.text);
};

/** The most pieces from this one on, side by side, that together are called like a place. */
function nameAt(pieces: readonly Piece[], from: number, left: string, { knowsPlace }: Understanding) {
  let longest: { readonly last: number; readonly name: PlaceName } | undefined;
  const first = pieces[from];
  for (let last = from; first && last < pieces.length; last += 1) {
    const before = pieces[last - 1];
    const piece = pieces[last];
    if (!piece || (last > from && before && endOf(before) !== piece.start)) break;
    const [start, end] = [first.start, endOf(piece)];
    const label = left.slice(start, end);
    const isName = label.length >= 2 && mayName(pieces.slice(from, last + 1)) && knowsPlace(label);
    if (isName) longest = { last, name: { start, end, label } };
  }
  return longest;
}

/** The places of a city that a text names without asking for their neighbourhood: they are searched for as they stand. */
export function placeNames(text: string, wishes: readonly Wish[], context: Understanding): PlaceName[] {
  const left = blanked(folded(text), wishes);
  const pieces = cut(left);
  const names: PlaceName[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const found = nameAt(pieces, at, left, context);
    if (!found) continue;
    names.push(found.name);
    at = found.last;
  }
  return names;
}
