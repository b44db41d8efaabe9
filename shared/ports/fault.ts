/** What a log may tell of a fault: names and codes of a platform, never anything that people sent. */
export interface FaultFacts {
  readonly platform: string;
  readonly [name: string]: string | number | readonly string[] | undefined;
}

/** What a platform refused or did not answer, with the names by which an operator finds it. */
export class Fault extends Error {
  readonly facts: FaultFacts;
  /** Whether what was asked for may have happened: whoever asks again may get it twice. */
  readonly isInDoubt: boolean;

  constructor(message: string, facts: FaultFacts, options: { cause?: unknown; isInDoubt?: boolean } = {}) {
    super(message, options);
    this.facts = facts;
    this.isInDoubt = options.isInDoubt ?? false;
  }
}
