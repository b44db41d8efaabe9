import type { Agreements } from './agreements';

/** What every page can show on top of itself; `page-shell` offers it for the page it stands on. */
export interface Shell {
  /**
   * Answers once `accept` has succeeded, or the person would rather not. While it fails, the sheet stays open
   * with its tick and says why. Errors: those of `accept` that no second try mends.
   */
  askConsent(purpose: string, agreements: Agreements, accept: () => Promise<void>): Promise<boolean>;
  askPrivacy(): Promise<PrivacyAnswer>;
}

/** `agree` carries the id of the button that was tapped, as WeChat wants to know. */
export type PrivacyAnswer =
  | { readonly event: 'agree'; readonly buttonId: string }
  | { readonly event: 'disagree' };

const shells: Shell[] = [];

/** Puts a shell on top; answers how to take it away again. */
export function raiseShell(shell: Shell): () => void {
  lowerShell(shell);
  shells.push(shell);
  return () => lowerShell(shell);
}

function lowerShell(shell: Shell): void {
  const at = shells.indexOf(shell);
  if (at >= 0) shells.splice(at, 1);
}

/** The shell of the page that is open. */
export const currentShell = (): Shell | undefined => shells[shells.length - 1];
