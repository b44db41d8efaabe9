// Copied by `npm run mini:generate` from client/core; do not edit.

import type { SingleUseCode } from './facts';

/** What goes with each try of one call. */
export interface Inputs {
  /** Whether there can be another try: a single-use code goes once. */
  readonly canRepeat: boolean;
  /** The same input, idempotency key included; from the second time on with a fresh code where one is in it. */
  next(): Promise<object>;
}

/** The inputs of the tries of a call; `loginCode` answers a fresh code of `wx.login`. */
export function inputsOf(
  input: object,
  singleUse: SingleUseCode | undefined,
  loginCode: (() => Promise<string>) | undefined,
): Inputs {
  const code = singleUse && singleUse.field in input ? singleUse : undefined;
  const fresh = code?.kind === 'login' ? loginCode : undefined;
  let isFirst = true;
  return {
    canRepeat: code === undefined || fresh !== undefined,
    async next() {
      const isRepeated = !isFirst;
      isFirst = false;
      return isRepeated && code && fresh ? { ...input, [code.field]: await fresh() } : input;
    },
  };
}
