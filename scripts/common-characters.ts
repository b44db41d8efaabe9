const decoder = new TextDecoder('gb2312');

const rows = (first: number, last: number): string[] => {
  const found: string[] = [];
  for (let row = first; row <= last; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
};

/** The 3,755 characters of GB 2312's first level, in its order, which is by pinyin. */
export const firstLevel = (): string[] => rows(0xb0, 0xd7);

/** The 3,008 of its second level: rarer, but in names of places. */
export const secondLevel = (): string[] => rows(0xd8, 0xf7);
