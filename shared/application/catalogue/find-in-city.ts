import { leavesTasksOut } from '../../domain/search/needs';
import type { Asked, FoundRow, Question, Standing } from '../../ports/catalogue';
import { Bits } from './bits';
import { distanceCm } from './circle';
import type { City } from './city';
import { facetsOf, freeOf } from './facets';
import { payOrder } from './orders';
import { pick, type Row, rowsInOrder } from './rows';

/** What a city has for a question. */
interface FoundInCity {
  /** As many as were asked for and one more, where there are. */
  readonly rows: readonly FoundRow[];
  readonly total: number;
}

/** Tasks that match, and how well their text does where words were asked for. */
export interface Matches {
  readonly bits: Bits;
  readonly scores?: Uint16Array;
}

const cmPerMetre = 100;

/** What answers a question, save how far away it may be. */
export function matchesOf(city: City, question: Question, isForgiving: boolean): Matches {
  const { tasks } = city;
  const bits = tasks.matching(facetsOf(question));
  const { hideFull, free, words } = question;
  if (hideFull) bits.without(tasks.full());
  if (free) {
    const isFree = freeOf(free);
    for (const slot of bits.toArray()) if (!isFree(tasks.taskAt(slot))) bits.delete(slot);
  }
  if (words === undefined) return { bits };
  const { scores } = city.search(words, isForgiving);
  if (!leavesTasksOut(words)) return { bits, scores };
  const found = new Bits();
  for (let slot = 0; slot < scores.length; slot += 1) if (scores[slot] !== 0) found.add(slot);
  return { bits: bits.and(found), scores };
}

const maxCmOf = ({ near }: Question): number =>
  near?.radiusMetres === undefined ? Number.POSITIVE_INFINITY : near.radiusMetres * cmPerMetre;

/** Drops what is farther away than was asked for. */
export function within(city: City, { near, around }: Question, bits: Bits): Bits {
  return [near, around].reduce(
    (left, circle) =>
      circle?.radiusMetres === undefined
        ? left
        : city.tasks.positions.within(circle, circle.radiusMetres * cmPerMetre, left),
    bits,
  );
}

/** Rows of some tasks in the order asked for, behind `after`. */
function ordered(city: City, question: Question, { scores }: Matches, bits: Bits, asked: Asked): Row[] {
  const { tasks } = city;
  const { near, payUnit } = question;
  const { after, limit, fixed } = asked;
  const [by, behind] = [{ after, limit: limit + 1, asOfMs: fixed.asOfMs }, after];
  if (asked.sort === 'nearest' && near) {
    const cursor = behind && { cm: behind.key, id: behind.id };
    const options = { after: cursor, maxCm: maxCmOf(question), idOf: tasks.idAt };
    const found = tasks.positions.nearest(near, limit + 1, (slot) => bits.has(slot), options);
    return found.slice(0, limit + 1).map(({ slot, cm }) => ({ slot, key: cm }));
  }
  if (asked.sort === 'relevant' && scores)
    return pick(tasks, bits, (slot) => -(scores[slot] ?? 0), behind, limit + 1);
  if (asked.sort === 'pay') return rowsInOrder(tasks, payOrder(payUnit), bits, by);
  if (asked.sort === 'deadline' || asked.sort === 'soonest') return rowsInOrder(tasks, asked.sort, bits, by);
  return rowsInOrder(tasks, 'newest', bits, by);
}

/** Rows of a city in the order asked for, full ones last. */
export function findInCity(city: City, question: Question, matches: Matches, asked: Asked): FoundInCity {
  const { tasks } = city;
  const bits = within(city, question, matches.bits);
  const full = tasks.full();
  const { after, limit } = asked;
  const rows: FoundRow[] = [];
  for (const isFull of [false, true]) {
    if (rows.length > limit || (after?.isFull && !isFull)) continue;
    const part = isFull ? bits.copy().and(full) : bits.copy().without(full);
    const behind: Standing | undefined = after?.isFull === isFull ? after : undefined;
    const more = ordered(city, question, matches, part, {
      ...asked,
      after: behind,
      limit: limit - rows.length,
    });
    for (const { slot, key } of more) {
      const task = tasks.taskAt(slot);
      const { near } = question;
      rows.push({
        isFull,
        key,
        id: task.id,
        task,
        publisher: tasks.publisherOf(task),
        ...(near && { distanceMetres: Math.round(distanceCm(near, task) / cmPerMetre) }),
      });
    }
  }
  return { rows, total: bits.size };
}
