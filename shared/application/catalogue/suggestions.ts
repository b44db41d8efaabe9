import { folded } from '../../domain/search/fold';
import { syllablesOf } from '../../domain/search/pinyin';
import { tradeWords } from '../../domain/search/trade-words';
import { taskTypeNames } from '../../domain/tasks/task-types';
import type { TextDocument } from './text-document';

export interface Suggestion {
  readonly kind: 'type' | 'place' | 'publisher' | 'title';
  readonly text: string;
  /** How many tasks carry it. */
  readonly tasks: number;
}

export interface Suggestions {
  add(document: TextDocument): void;
  /** As it was added. */
  remove(document: TextDocument): void;
  /** What begins as typed, or whose pinyin does (initials or syllables); most tasks first. */
  suggest(typed: string, limit: number): Suggestion[];
  /** The types and places with most tasks. */
  popular(limit: number): Suggestion[];
  /** Whether a place's name begins so. */
  knowsPlace(name: string): boolean;
  /** The places whose name carries it, as their tasks name them. */
  placesWith(name: string): ReadonlySet<string>;
}

interface Name {
  readonly kind: Suggestion['kind'];
  readonly text: string;
  /** What may be typed for it. */
  readonly spellings: readonly string[];
  tasks: number;
}

const kinds = ['type', 'place', 'publisher', 'title'] as const;
/** So many characters of a name are spelt out in pinyin. */
const speltCharacters = 6;

/** Spaces make no difference. */
const typedForm = (text: string): string => folded(text).replace(/\s+/g, '');

function pinyinOf(plain: string): string[] {
  const [run = ''] = /^\p{Script=Han}+/u.exec(plain) ?? [];
  const ways = syllablesOf(run.slice(0, speltCharacters)).filter(({ length }) => length > 0);
  return ways.flatMap((way) => [way.map((syllable) => syllable.charAt(0)).join(''), way.join('')]);
}

/** Words of the trade that lead to a type. */
const wordsOf = (typeName: string): string[] =>
  Array.from(tradeWords)
    .filter(([, { type }]) => type && taskTypeNames[type] === typeName)
    .map(([word]) => word);

function nameOf(kind: Suggestion['kind'], text: string): Name {
  const plain = typedForm(text);
  const others = kind === 'type' ? wordsOf(text) : [];
  return { kind, text, spellings: [...new Set([plain, ...pinyinOf(plain), ...others])], tasks: 0 };
}

const namesIn = ({ typeName, placeName, publisherName, title }: TextDocument) =>
  [
    ['type', typeName],
    ['place', placeName],
    ['publisher', publisherName],
    ['title', title],
  ] as const;

/** Most tasks first; of as many, by kind and then by text, so that the order is one. */
const compare = (one: Name, other: Name): number =>
  other.tasks - one.tasks ||
  kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
  (one.text < other.text ? -1 : 1);

/** The first few in order, without sorting the rest. */
function firstOf(names: Iterable<Name>, isMeant: (name: Name) => boolean, limit: number): Suggestion[] {
  const first: Name[] = [];
  for (const name of names) {
    const last = first[limit - 1];
    if (!isMeant(name) || (last && compare(name, last) > 0) || first.includes(name)) continue;
    const at = first.findIndex((other) => compare(name, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, name);
    first.length = Math.min(first.length, limit);
  }
  return first.map(({ kind, text, tasks }) => ({ kind, text, tasks }));
}

/** The names that the tasks of a city carry. */
export function createSuggestions(): Suggestions {
  const names = new Map<string, Name>();
  /** By the first character of a spelling. */
  const byFirst = new Map<string, Set<Name>>();
  const keyOf = (kind: string, text: string) => `${kind} ${text}`;
  const firstsOf = ({ spellings }: Name) => new Set(spellings.map((spelling) => spelling.charAt(0)));
  const enlist = (name: Name) => {
    for (const first of firstsOf(name)) {
      const listed = byFirst.get(first);
      if (listed) listed.add(name);
      else byFirst.set(first, new Set([name]));
    }
  };
  const begins = (typed: string) => (name: Name) => name.spellings.some((each) => each.startsWith(typed));
  return {
    add: (document) => {
      for (const [kind, text] of namesIn(document)) {
        const known = names.get(keyOf(kind, text));
        const name = known ?? nameOf(kind, text);
        name.tasks += 1;
        if (known) continue;
        names.set(keyOf(kind, text), name);
        enlist(name);
      }
    },
    remove: (document) => {
      for (const [kind, text] of namesIn(document)) {
        const name = names.get(keyOf(kind, text));
        if (!name) continue;
        name.tasks -= 1;
        if (name.tasks > 0) continue;
        names.delete(keyOf(kind, text));
        for (const first of firstsOf(name)) byFirst.get(first)?.delete(name);
      }
    },
    suggest: (typed, limit) => {
      const plain = typedForm(typed);
      if (plain === '') return [];
      return firstOf(byFirst.get(plain.charAt(0)) ?? [], begins(plain), limit);
    },
    popular: (limit) =>
      firstOf(
        names.values(),
        ({ kind, text }) => kind === 'place' || (kind === 'type' && text !== taskTypeNames.other),
        limit,
      ),
    placesWith: (typed) => {
      const plain = typedForm(typed);
      const places = new Set<string>();
      for (const { kind, text, spellings } of names.values())
        if (kind === 'place' && spellings[0]?.includes(plain)) places.add(text);
      return places;
    },
    knowsPlace: (typed) => {
      const plain = typedForm(typed);
      for (const { kind, spellings } of byFirst.get(plain.charAt(0)) ?? [])
        if (kind === 'place' && spellings[0]?.startsWith(plain)) return true;
      return false;
    },
  };
}
