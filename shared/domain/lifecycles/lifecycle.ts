/** Who takes a step; `person`: somebody for themselves, `platform`: a timer, `service`: another program. */
export type Actor = 'person' | 'worker' | 'publisher' | 'operator' | 'platform' | 'service';

/** UML's initial pseudo-state: the document is not there yet. */
export const initial = 'initial';

/** The moment and the one who takes a step, with what they say about it. */
export interface Step {
  readonly by: Actor;
  readonly atMs: number;
  readonly reason?: string;
  /** Why, where it is none that somebody wrote. */
  readonly code?: string;
}

/** A condition on the document as it stands. */
export interface Condition<D> {
  readonly name: string;
  holds(doc: D, nowMs: number): boolean;
}

/** An event that others are told, made of the document as it stands afterwards. */
export interface Emission<D, E> {
  readonly type: string;
  of(doc: D): E;
}

/**
 * What one event does. `D`: what is read of a document, `S`: its statuses, `C`: its counters, `R`: codes of
 * refusals, `E`: what is emitted.
 */
export interface Transition<
  D = never,
  S extends string = string,
  C extends string = string,
  R extends string = string,
  E = unknown,
> {
  readonly from: readonly (S | typeof initial)[];
  readonly to: S;
  readonly by: readonly Actor[];
  /** Refused once this counter has come so far. */
  readonly limit?: { readonly counter: C; readonly below: number; readonly refusal?: R };
  readonly condition?: Condition<D>;
  /** What it adds to counters of the document. */
  readonly counts?: Readonly<Partial<Record<C, number>>>;
  readonly emits?: Emission<D, E> | readonly Emission<D, E>[];
  /** What a person is answered from any other status, or when the condition does not hold. */
  readonly refusal?: R;
}

/** What may follow what, by event. */
export interface Lifecycle<
  D = never,
  S extends string = string,
  C extends string = string,
  R extends string = string,
  E = unknown,
> {
  readonly name: string;
  /** The field that lists every step, oldest first; its length is bounded by `longestHistory`. */
  readonly history?: string;
  readonly transitions: Readonly<Record<string, Transition<D, S, C, R, E>>>;
}

/** Why a step may not be taken. */
export interface Refusal<R extends string = string> {
  readonly why: 'actor' | 'status' | 'limit' | 'condition';
  /** For the person who asked; absent where only a defect leads here. */
  readonly code?: R | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** What a counter of a document says: it has one for every name that its table counts by. */
const countOf = (doc: object, counter: string): number => Number((doc as Fields)[counter]);

/** Why this step may not be taken, from the status, the limit and the condition in that order; undefined: it may. */
export function refusalOf<D extends object, S extends string, R extends string>(
  { from, by, limit, condition, refusal }: Transition<D, S, string, R>,
  doc: D & { readonly status?: S },
  who: Step,
): Refusal<R> | undefined {
  if (!by.includes(who.by)) return { why: 'actor' };
  if (!from.includes(doc.status ?? initial)) return { why: 'status', code: refusal };
  if (limit && countOf(doc, limit.counter) >= limit.below) return { why: 'limit', code: limit.refusal };
  if (condition && !condition.holds(doc, who.atMs)) return { why: 'condition', code: refusal };
  return undefined;
}

/** The fields that a step writes: where it leads, when it was, its counters, and its line in the history. */
export function writtenBy(
  { to: status, counts = {} }: Transition,
  history: string | undefined,
  doc: object,
  step: Step,
): Fields {
  const steps = history === undefined ? [] : ((doc as Fields)[history] ?? []);
  return {
    ...Object.fromEntries(Object.entries(counts).map(([field, by = 0]) => [field, countOf(doc, field) + by])),
    ...(history !== undefined && { [history]: [...(steps as readonly Fields[]), { status, ...step }] }),
    status,
    // Clocks differ: what is written later never looks older to those who follow by it.
    updatedAtMs: Math.max(step.atMs, Number((doc as Fields).updatedAtMs ?? 0)),
  };
}

/**
 * The most steps that a document can take by its table's own limits, so that its history has room for each of
 * them. Throws Error when there is no such number.
 */
export function longestHistory(transitions: Lifecycle['transitions']): number {
  const all = Object.values(transitions);
  const limits = all.flatMap(({ limit }) => limit ?? []);
  const known = new Map<string, number>();
  const longest = (status: string, counted: Readonly<Record<string, number>>): number => {
    const key = JSON.stringify([status, limits.map(({ counter }) => counted[counter])]);
    const found = known.get(key);
    if (found !== undefined) return found;
    // Whoever is here again with the same counters can be here for ever.
    known.set(key, Number.POSITIVE_INFINITY);
    const steps = all.flatMap(({ from, to, limit, counts }) => {
      if (!from.includes(status) || (limit && (counted[limit.counter] ?? 0) >= limit.below)) return [];
      const after = limits.map(({ counter, below }): [string, number] => [
        counter,
        Math.min(below, (counted[counter] ?? 0) + (counts?.[counter] ?? 0)),
      ]);
      return [1 + longest(to, Object.fromEntries(after))];
    });
    known.set(key, Math.max(0, ...steps));
    return known.get(key) ?? 0;
  };
  const most = longest(initial, {});
  if (!Number.isFinite(most)) throw new Error('a history without end');
  return most;
}

/** What a transition tells others, in order. */
export const emissionsOf = <D, E>({
  emits = [],
}: Pick<Transition<D, string, string, string, E>, 'emits'>): readonly Emission<D, E>[] =>
  'type' in emits ? [emits] : emits;
