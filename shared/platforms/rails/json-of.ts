/** What a text says as JSON; undefined where it is none, which is an answer too: the text may be anybody's. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
