/** Choices that look random and are the same for the same name, on every machine. */
export interface Dice {
  /** An integer, both ends included. */
  int(low: number, high: number): number;
  /** From 0 to below 1. */
  fraction(): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Several different ones, in their original order. */
  some<T>(from: readonly T[], count: number): T[];
}

/** FNV-1a, 32 bits. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) value = Math.imul(value ^ name.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Dice that start from a name, so that one task's content does not hang on how many stand before it. */
export function dice(name: string): Dice {
  let state = hash(name);
  // mulberry32: small, and good enough for what only has to look varied.
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const int = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  const pick = <T>(from: readonly T[]): T => {
    const [picked] = from.slice(int(0, from.length - 1));
    if (picked === undefined) throw new RangeError(`${name}: nothing to pick from`);
    return picked;
  };
  const some = <T>(from: readonly T[], count: number): T[] => {
    const left = from.map((_, at) => at);
    while (left.length > count) left.splice(int(0, left.length - 1), 1);
    return from.filter((_, at) => left.includes(at));
  };
  return { int, fraction, chance: (probability) => fraction() < probability, pick, some };
}
