import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServiceClient } from '../../collections/services';

/** A program's name: it stands in its keys, in ids and in logs. */
export const serviceClientName = /^[a-z][a-z0-9-]{1,23}$/;

const keyForm = /^jd_(?<clientId>[a-z][a-z0-9-]{1,23})_(?<keyId>[0-9A-Za-z]{8})_(?<secret>[0-9A-Za-z]{32})$/;

/** `jd_<client>_<keyId>_<secret>`: whoever finds one lying about sees what it is, and which to revoke. */
export interface ServiceKey {
  readonly clientId: string;
  readonly keyId: string;
  readonly secret: string;
}

export const serviceKeyText = ({ clientId, keyId, secret }: ServiceKey): string =>
  `jd_${clientId}_${keyId}_${secret}`;

/** Undefined when it is none. */
export function readServiceKey(text: string): ServiceKey | undefined {
  const parts = keyForm.exec(text)?.groups as ServiceKey | undefined;
  return parts && { ...parts };
}

const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** How a secret is stored. */
export const serviceKeyHash = (secret: string): string => digest(secret).toString('hex');

/** Whether this key is one of the client's, in the same time whatever is wrong with its secret. */
export function holdsKey({ keys }: ServiceClient, { keyId, secret }: ServiceKey): boolean {
  const kept = keys.find(({ id }) => id === keyId);
  return kept !== undefined && timingSafeEqual(Buffer.from(kept.hash, 'hex'), digest(secret));
}
