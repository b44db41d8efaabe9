/**
 * How the words of a rule may be excused: `charge` by who pays, `promotion` by selling it to customers, too;
 * a `ban` only by a negation or a warning.
 */
export type Excuses = 'charge' | 'promotion' | 'ban';

/** Something that the text of a task must not say. */
export interface TextRule {
  readonly name: 'charges-worker' | 'fake-orders' | 'gambling' | 'lends-identity';
  /** For the author of the text. */
  readonly reason: string;
  /** What is looked for in a folded text. */
  readonly patterns: readonly { readonly excuses: Excuses; readonly pattern: RegExp }[];
}

/** Patterns of a rule that are excused alike. */
export const excusable = (excuses: Excuses, ...sources: readonly string[]): TextRule['patterns'] =>
  sources.map((source) => ({ excuses, pattern: new RegExp(source, 'gu') }));
