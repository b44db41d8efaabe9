import { homophones, misspelt, plainWords, vocabulary } from './vocabulary';

export type WordClass =
  | keyof typeof vocabulary
  /** `,` within a sentence; its end; `:`. */
  | 'pause'
  | 'end'
  | 'colon'
  | 'number'
  /** Latin letters and digits that name somebody's account. */
  | 'handle'
  /** A number of a currency. */
  | 'amount';

export type Classes = ReadonlySet<WordClass>;

const listOf = (words: string): string[] => words.split(' ').filter((word) => word !== '');

/** Made when it is first asked for: a function that judges no text does not wait for it. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function classesByWord(): ReadonlyMap<string, Classes> {
  const byWord = new Map<string, Set<WordClass>>(listOf(plainWords).map((word) => [word, new Set()]));
  for (const [name, words] of Object.entries(vocabulary)) {
    for (const word of listOf(words)) {
      const classes = byWord.get(word) ?? new Set();
      classes.add(name as WordClass);
      byWord.set(word, classes);
    }
  }
  return byWord;
}

/** Every word with its classes. */
export const words = onDemand(classesByWord);

/** Classes whose words are also looked for between what only separates: 押x金, 押。金. */
const sought: readonly WordClass[] = [
  'deposit',
  'fee',
  'advance',
  'fakeOrder',
  'lending',
  'gamble',
  'usury',
  'pyramid',
  'coin',
  'lewd',
  'account',
  'contactWord',
  'trade',
];

/** Words of Han characters that are seen through what stands between their characters. */
export const soughtThrough = onDemand(
  (): ReadonlyMap<string, Classes> =>
    new Map(
      [...words()].filter(
        ([word, classes]) =>
          word.length > 1 && /^[一-鿿]+$/.test(word) && sought.some((name) => classes.has(name)),
      ),
    ),
);

/** How the last character of a word is spelt in Latin letters: 报名fei. */
const endings: readonly (readonly [string, string])[] = [
  ['费', 'fei'],
  ['金', 'jin'],
  ['单', 'dan'],
];

const halfSpelt = (): [string, Classes][] =>
  [...soughtThrough()].flatMap(([word, classes]) =>
    endings
      .filter(([character]) => word.endsWith(character))
      .map(([, latin]): [string, Classes] => [word.slice(0, -1) + latin, classes]),
  );

/** Words with Latin letters, which are seen through spaces: ya jin, 加 v. */
export const spelt = onDemand(
  (): ReadonlyMap<string, Classes> =>
    new Map([
      ...halfSpelt(),
      ...[...words()].filter(
        ([word, classes]) => classes.has('pinyin') || (classes.has('contactWord') && /[a-z]$/.test(word)),
      ),
    ]),
);

function misspellings(): ReadonlyMap<string, Classes> {
  const found = new Map<string, Classes>();
  for (const word of listOf(misspelt)) {
    const classes = words().get(word) ?? new Set();
    const spellings = [...word].reduce<string[]>(
      (begun, character) =>
        begun.flatMap((start) => [character, ...(homophones[character] ?? '')].map((each) => start + each)),
      [''],
    );
    for (const spelling of spellings) if (!words().has(spelling)) found.set(spelling, classes);
  }
  return found;
}

/** Core words as they are misspelt on purpose. */
export const misspeltWords = onDemand(misspellings);
