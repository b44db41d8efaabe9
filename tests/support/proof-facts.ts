import { appendFileSync } from 'node:fs';

/** Something that a run has found out, for `npm run prove` to keep; `of`: how much of it the whole run has. */
export interface ProofFact {
  readonly kind: 'runs' | 'transition' | 'planted' | 'crashes' | 'race' | 'invariant' | 'figure';
  readonly name: string;
  readonly value: number;
  readonly of?: number;
}

/** Notes it where `npm run prove` has said; nowhere in `npm test`. */
export function noteFact(fact: ProofFact): void {
  const path = process.env.PROOF_FACTS;
  if (path === undefined) return;
  const store = process.env.STORE === undefined ? {} : { store: process.env.STORE };
  appendFileSync(path, `${JSON.stringify({ ...fact, ...store })}\n`);
}
