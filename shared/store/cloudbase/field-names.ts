/**
 * Field names inside documents that the way to the cloud and back would not survive: dots and `$` (paths and
 * operators of MongoDB), the empty name, a leading `_` (the platform's own names, and `__proto__`), and `coordinates`, by which the SDK takes an object for a
 * place and makes a class of it. `%` marks an escape.
 */
const risky = /^$|[.%\0]|^[$_]|^coordinates$/;

const escaped = (name: string): string => (risky.test(name) ? `%${Buffer.from(name).toString('hex')}` : name);

const unescaped = (name: string): string =>
  name.startsWith('%') ? Buffer.from(name.slice(1), 'hex').toString() : name;

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]),
  );
}

/** A field's value as it is stored, a copy (the SDK changes what it is given). */
export const storedValue = (value: unknown): unknown => renamed(value, escaped);

/** A stored value as it was. */
export const plainValue = (value: unknown): unknown => renamed(value, unescaped);
