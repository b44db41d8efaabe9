const wordBits = 32;

const popCount = (word: number): number => {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** A set of small numbers, a bit each. */
export class Bits {
  private words: Uint32Array;

  constructor(words: Uint32Array = new Uint32Array(8)) {
    this.words = words;
  }

  static of(numbers: Iterable<number>): Bits {
    const bits = new Bits();
    for (const each of numbers) bits.add(each);
    return bits;
  }

  add(at: number): void {
    const word = at >>> 5;
    if (word >= this.words.length) {
      const longer = new Uint32Array(Math.max(word + 1, this.words.length * 2));
      longer.set(this.words);
      this.words = longer;
    }
    this.words[word] = (this.words[word] ?? 0) | (1 << (at & 31));
  }

  /** Adds a stretch of a list, both ends included. */
  addAll(list: Uint32Array, first: number, last: number): void {
    for (let at = first; at <= last; at += 1) this.add(list[at] ?? 0);
  }

  delete(at: number): void {
    const word = at >>> 5;
    if (word < this.words.length) this.words[word] = (this.words[word] ?? 0) & ~(1 << (at & 31));
  }

  has(at: number): boolean {
    return ((this.words[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
  }

  get size(): number {
    let count = 0;
    for (const word of this.words) count += popCount(word);
    return count;
  }

  copy(): Bits {
    return new Bits(this.words.slice());
  }

  /** Keeps what is in the other one too. */
  and(other: Bits): this {
    for (let at = 0; at < this.words.length; at += 1)
      this.words[at] = (this.words[at] ?? 0) & (other.words[at] ?? 0);
    return this;
  }

  or(other: Bits): this {
    if (other.words.length > this.words.length) {
      const longer = new Uint32Array(other.words.length);
      longer.set(this.words);
      this.words = longer;
    }
    for (let at = 0; at < other.words.length; at += 1)
      this.words[at] = (this.words[at] ?? 0) | (other.words[at] ?? 0);
    return this;
  }

  without(other: Bits): this {
    for (let at = 0; at < this.words.length; at += 1)
      this.words[at] = (this.words[at] ?? 0) & ~(other.words[at] ?? 0);
    return this;
  }

  /** How many are in both. */
  sizeWith(other: Bits): number {
    let count = 0;
    const length = Math.min(this.words.length, other.words.length);
    for (let at = 0; at < length; at += 1) count += popCount((this.words[at] ?? 0) & (other.words[at] ?? 0));
    return count;
  }

  forEach(visit: (at: number) => void): void {
    for (let at = 0; at < this.words.length; at += 1) {
      let word = this.words[at] ?? 0;
      while (word !== 0) {
        const lowest = word & -word;
        visit(at * wordBits + (31 - Math.clz32(lowest)));
        word ^= lowest;
      }
    }
  }

  toArray(): number[] {
    const all: number[] = [];
    this.forEach((at) => {
      all.push(at);
    });
    return all;
  }
}
