/** Somebody as they name themselves. Neither field may reach a log or an error. */
export interface NamedPerson {
  readonly name: string;
  /** Of the resident identity card, 18 characters. */
  readonly number: string;
}

/**
 * What the register says: `unknown` it has no such person (moved, enlisted, new), `unavailable` it could not be
 * asked. Both mean that somebody has to look, and never that it is wrong.
 */
export type IdentityAnswer = 'match' | 'mismatch' | 'unknown' | 'unavailable';

/**
 * Asks a register whether a name and a number belong together. Each question costs money: whoever asks remembers the
 * answer. Throws nothing.
 */
export interface Identity {
  check(person: NamedPerson): Promise<IdentityAnswer>;
}

/** What stands on a business licence, as far as it could be read. */
export interface ReadLicence {
  readonly name?: string;
  readonly creditCode?: string;
}

/** Reads pictures of papers; nothing of them is kept there or here. Throws nothing. */
export interface PaperReader {
  /** `unreadable`: take it again; `unavailable`: it could not be asked. */
  licence(picture: Uint8Array): Promise<ReadLicence | 'unreadable' | 'unavailable'>;
}
