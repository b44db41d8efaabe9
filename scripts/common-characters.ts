const decoder = new TextDecoder('gb2312');

/** The 6,763 characters of GB 2312: more than names of places and tasks are written in. */
export function commonCharacters(): string[] {
  const found: string[] = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (/^\p{Script=Han}$/u.test(character)) found.push(character);
    }
  }
  return found;
}
