/** Whether one letter is missing, too many, another one, or swapped with its neighbour. */
export function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from += 1;
  let shortEnd = short.length;
  let longEnd = long.length;
  while (shortEnd > from && short[shortEnd - 1] === long[longEnd - 1]) {
    shortEnd -= 1;
    longEnd -= 1;
  }
  const [left, right] = [shortEnd - from, longEnd - from];
  if (left <= 1 && right <= 1) return true;
  const isSwapped = short[from] === long[from + 1] && short[from + 1] === long[from];
  return left === 2 && right === 2 && isSwapped;
}
