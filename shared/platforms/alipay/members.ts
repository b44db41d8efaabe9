/** Where the JSON value at `start` ends, by braces and strings alone; undefined when it does not. */
function endOfValue(text: string, start: number): number | undefined {
  let depth = 0;
  let isInText = false;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (isInText) {
      if (character === '\\') at += 1;
      else if (character === '"') isInText = false;
      if (isInText || depth > 0) continue;
      return at + 1;
    }
    if (character === '"') isInText = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (character === ',' && depth === 0) return at;
  }
  return undefined;
}

const memberName = /\s*"([^"\\]+)"\s*:\s*/y;
const between = /\s*(,|\}\s*$)/y;

/**
 * The members of a JSON object as the very text that they came in: what is signed is the text and not what it says.
 * undefined for what is no object, or has a member twice, of which one would be checked and the other believed.
 */
export function rawMembers(text: string): ReadonlyMap<string, string> | undefined {
  const members = new Map<string, string>();
  let at = text.indexOf('{') + 1;
  if (at === 0 || text.slice(0, at - 1).trim() !== '') return undefined;
  for (;;) {
    memberName.lastIndex = at;
    const name = memberName.exec(text)?.[1];
    if (name === undefined || members.has(name)) return undefined;
    const start = memberName.lastIndex;
    const end = endOfValue(text, start);
    if (end === undefined) return undefined;
    members.set(name, text.slice(start, end).trim());
    between.lastIndex = end;
    const separator = between.exec(text)?.[1];
    if (separator === undefined) return undefined;
    if (separator !== ',') return members;
    at = between.lastIndex;
  }
}
