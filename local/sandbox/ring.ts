/** A list that forgets its oldest entries beyond `limit`. */
export interface Ring<T> {
  push(entry: T): void;
  entries(): readonly T[];
}

export function createRing<T>(limit: number): Ring<T> {
  const kept: T[] = [];
  return {
    push(entry) {
      kept.push(entry);
      if (kept.length > limit) kept.shift();
    },
    entries: () => [...kept],
  };
}
