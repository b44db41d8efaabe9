import { pinyinTable } from './tables/pinyin-table';

/** A name with several characters of several readings is indexed in so many ways at most. */
const maxReadings = 4;

const none: readonly string[] = [];
const readingsOf = (character: string): readonly string[] => pinyinTable.get(character) ?? none;

/** The ways a text of Chinese characters may be read, as syllables; empty where a character has no known reading. */
export function syllablesOf(text: string): string[][] {
  let ways: string[][] = [[]];
  for (const character of text) {
    const readings = readingsOf(character);
    ways = ways.flatMap((way) => readings.map((reading) => [...way, reading])).slice(0, maxReadings);
  }
  return ways;
}

/** What many speakers do not tell apart: zh z, ch c, sh s, and n ng at the end. */
const loosely = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');

/** Whether two characters sound alike, tones apart: the slip of whoever types by sound. */
export function soundAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const sounds = readingsOf(one).map(loosely);
  return readingsOf(other).some((reading) => sounds.includes(loosely(reading)));
}
