import { randomBytes as fromSystem } from 'node:crypto';

/** Bytes from the system's secure random source, for nonces. */
export const randomBytes = (count: number): Buffer => fromSystem(count);
