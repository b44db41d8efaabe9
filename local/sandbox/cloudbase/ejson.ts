/** Documents and conditions as the database keeps them: JSON values, dates and regular expressions. */
export type Value = unknown;
export type Fields = Readonly<Record<string, Value>>;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const minInt32 = -(2 ** 31);
const maxInt32 = 2 ** 31 - 1;

/** The value behind an extended-JSON wrapper such as `{"$numberInt":"1"}`; undefined for any other object. */
function unwrapped(value: Fields, nowMs: number): { readonly value: Value } | undefined {
  const [name = '', ...others] = Object.keys(value);
  const inner = value[name];
  if (others.length > 0 || !name.startsWith('$')) return undefined;
  if (['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal'].includes(name)) {
    return { value: Number(inner) };
  }
  if (name === '$oid') return { value: inner };
  if (name === '$date') {
    const date = decoded(inner, nowMs);
    return { value: new Date(typeof date === 'number' ? date : String(date)) };
  }
  if (name === '$regularExpression' && isPlain(inner)) {
    return { value: new RegExp(String(inner.pattern), String(inner.options)) };
  }
  if (name === '$tcb_server_date') {
    const offset = isPlain(inner) ? Number(decoded(inner.offset, nowMs)) : 0;
    return { value: new Date(nowMs + offset) };
  }
  return undefined;
}

function decoded(value: unknown, nowMs: number): Value {
  if (Array.isArray(value)) return value.map((item) => decoded(item, nowMs));
  if (!isPlain(value)) return value;
  const wrapped = unwrapped(value, nowMs);
  if (wrapped) return wrapped.value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decoded(item, nowMs)]));
}

/** Reads canonical extended JSON, as the SDK sends documents and conditions; server dates become `nowMs`. */
export const parseEjson = (text: string, nowMs: number): Value => decoded(JSON.parse(text), nowMs);

function encodedNumber(value: number): object {
  if (!Number.isInteger(value) || Object.is(value, -0) || Math.abs(value) >= 2 ** 63) {
    return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) };
  }
  return value >= minInt32 && value <= maxInt32
    ? { $numberInt: String(value) }
    : { $numberLong: String(value) };
}

function encoded(value: Value): unknown {
  if (typeof value === 'number') return encodedNumber(value);
  if (Array.isArray(value)) return value.map(encoded);
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } };
  if (value instanceof RegExp) {
    return { $regularExpression: { pattern: value.source, options: value.flags } };
  }
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, encoded(item)]));
}

const texts = new WeakMap<object, string>();

/** A document in canonical extended JSON. Stored documents never change, so the text is kept with them. */
export function ejsonText(doc: Fields): string {
  const known = texts.get(doc);
  if (known !== undefined) return known;
  const text = JSON.stringify(encoded(doc));
  texts.set(doc, text);
  return text;
}
