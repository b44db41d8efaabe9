import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import type { documentsContract } from '../../../shared/contract/documents';
import type { Ports, UseCase } from '../../../shared/ports/context';

/** Before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The key that signs proofs: drawn from the deployment's hash key, which never changes, so that there is no secret more
 * to keep, and a proof of years ago is still checked by the same public key.
 */
export function signingKey({ hash }: Pick<Ports, 'hash'>): KeyObject {
  const seed = createHash('sha256').update(hash.hash('proof-signing-key', '1')).digest();
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half, SPKI. */
const publicKeyOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }) as Buffer;

/** By which anybody checks a proof. */
export const proofKey: UseCase<typeof documentsContract.proofKey, 'hash'> = async (_input, context) => {
  const spki = publicKeyOf(signingKey(context));
  return {
    publicKey: spki.toString('base64'),
    fingerprint: createHash('sha256').update(spki).digest('hex'),
  };
};
