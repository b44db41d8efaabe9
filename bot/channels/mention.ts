/** What a message says, and whether to the bot. */
export interface Said {
  readonly isAddressed: boolean;
  /** Without the bot's name. */
  readonly text: string;
}

/** WeChat puts U+2005 behind a name that was chosen from its list: up to there it is all one name. */
const nameGoesOn = /^[^\s@＠]+\u2005/;
/** What stands behind a name that opens a message without an @. */
const behindName = /^(?:[\s,，:：、!！。~～]+|$)/;

function withoutMentions(text: string, name: string): Said {
  let said = '';
  let rest = text;
  let isAddressed = false;
  for (let at = rest.search(/[@＠]/); at >= 0; at = rest.search(/[@＠]/)) {
    const behind = rest.slice(at + 1);
    const after = behind.slice(name.length);
    const isName = behind.startsWith(name) && !nameGoesOn.test(after);
    said += isName ? `${rest.slice(0, at)} ` : rest.slice(0, at + 1);
    rest = isName ? after : behind;
    isAddressed ||= isName;
  }
  return { isAddressed, text: said + rest };
}

/** Takes the bot's names out of a text: `@name` wherever it stands, and a name that opens it. */
export function withoutNames(text: string, names: readonly string[]): Said {
  let said: Said = { isAddressed: false, text };
  for (const name of names.toSorted((one, other) => other.length - one.length)) {
    const { isAddressed, text: rest } = withoutMentions(said.text, name);
    const opening = rest.trimStart();
    const behind = opening.startsWith(name) && behindName.exec(opening.slice(name.length));
    said = {
      isAddressed: said.isAddressed || isAddressed || Boolean(behind),
      text: behind ? opening.slice(name.length + behind[0].length) : rest,
    };
  }
  return said;
}
