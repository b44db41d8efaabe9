/** Whether no text anywhere in a value that was parsed from JSON, names of fields too, holds half a surrogate pair. */
export function isWellFormed(value: unknown): boolean {
  // Bodies may be nested deeper than calls may be.
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined || open.length > 0; next = open.pop()) {
    if (typeof next === 'string' && !next.isWellFormed()) return false;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) open.push(name, inner);
  }
  return true;
}
