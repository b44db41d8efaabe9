// Copied by `npm run mini:generate` from client/core; do not edit.

/** A code that is good for one call. A fresh one of `wx.login` can be had any time, one of the phone component only by a tap. */
export interface SingleUseCode {
  /** Of the input. */
  readonly field: string;
  readonly kind: 'login' | 'phone';
}

/** What a client knows of an action; follows from its declaration. */
export interface ActionFacts {
  /** Whether the session goes along. */
  readonly sendsSession: boolean;
  /** Whether the same call may be sent again when nobody knows what came of the first. */
  readonly repeatable: boolean;
  readonly singleUse?: SingleUseCode;
}

/** By feature and action. */
export type Facts<F extends string = string> = Readonly<Record<F, Readonly<Record<string, ActionFacts>>>>;
