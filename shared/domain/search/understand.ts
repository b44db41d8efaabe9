import { folded } from './fold';
import { dateWishes } from './wishes/dates';
import {
  admissionWishes,
  cycleWishes,
  districtWishes,
  placeWishes,
  timeWishes,
  typeWishes,
} from './wishes/names';
import { payWishes } from './wishes/pay';
import { blanked, taken, type Understanding, type Wish } from './wishes/wish';

/** In the order in which words are taken: those that others may be mistaken for come first. */
const readers = [
  ...cycleWishes,
  ...admissionWishes,
  payWishes,
  ...dateWishes,
  ...timeWishes,
  districtWishes,
  ...typeWishes,
  placeWishes,
];

/** One can hold only one of these: what is said last is meant. */
const single: ReadonlySet<Wish['kind']> = new Set(['pay', 'admission', 'place']);

/**
 * Takes out of a text what wishes for a date, a time of day, a district, a type, a pay, a cycle, an admission or the
 * neighbourhood of a place. `rest` is what remains to be searched for; `wishes` stand in the order of the text. Several
 * dates, times, districts, types or cycles are alternatives; of several pays, admissions and places the last one is
 * meant and the others are left out.
 */
export function understand(
  text: string,
  context: Understanding,
): { readonly rest: string; readonly wishes: readonly Wish[] } {
  const whole = folded(text).replaceAll(taken, ' ');
  let left = whole;
  const found: Wish[] = [];
  for (const read of readers) {
    const wishes = read(left, context);
    if (wishes.length === 0) continue;
    found.push(...wishes);
    left = blanked(left, wishes);
  }
  found.sort((one, other) => one.start - other.start);
  const last = new Map(found.map((wish) => [wish.kind, wish]));
  const isMeant = (wish: Wish) => !single.has(wish.kind) || last.get(wish.kind) === wish;
  return { rest: restOf(text, left), wishes: found.filter(isMeant) };
}

/** What was not taken, as it was typed, in one line. */
function restOf(text: string, left: string): string {
  let rest = '';
  for (let at = 0; at < text.length; at += 1) rest += left[at] === taken ? ' ' : text.charAt(at);
  return rest.replace(/\s+/g, ' ').trim();
}
