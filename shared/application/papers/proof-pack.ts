import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import * as z from 'zod';
import { canonical, sha256 } from '../ledger/entry-hash';

/** Raised when what is signed, or how, becomes another. */
const formatName = 'jiedan-proof-1';

const hash = z.string().regex(/^[\da-f]{64}$/);

/** A file that proves what was agreed, done and paid: each part has a hash, and the list of hashes a signature. */
const proofPack = z.strictObject({
  format: z.literal(formatName),
  /** What it is about: the order by its number and id, who asked, and when (ISO 8601, UTC). */
  subject: z.strictObject({
    orderNumber: z.string(),
    orderId: z.string(),
    madeFor: z.enum(['worker', 'publisher']),
    madeAt: z.string(),
  }),
  parts: z.record(z.string(), z.json()),
  /** SHA-256 of each part as canonical JSON: no spaces, fields by name. */
  hashes: z.record(z.string(), hash),
  signature: z.strictObject({
    algorithm: z.literal('Ed25519'),
    /** SPKI in base64. */
    publicKey: z.string(),
    /** Over format, subject and hashes as canonical JSON, in base64. */
    value: z.string(),
  }),
});
export type ProofPack = z.output<typeof proofPack>;

const signedText = ({ format, subject, hashes }: Pick<ProofPack, 'format' | 'subject' | 'hashes'>): Buffer =>
  Buffer.from(canonical({ format, subject, hashes }));

const spkiOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }) as Buffer;

/** Signs the parts of a proof. */
export function signedProof(
  subject: ProofPack['subject'],
  parts: Readonly<Record<string, unknown>>,
  key: KeyObject,
): ProofPack {
  // As it is read again: what is undefined is not there.
  const plain = JSON.parse(JSON.stringify(parts)) as ProofPack['parts'];
  const hashes = Object.fromEntries(
    Object.entries(plain).map(([name, part]) => [name, sha256(canonical(part))]),
  );
  const unsigned = { format: formatName, subject, hashes } as const;
  return {
    ...unsigned,
    parts: plain,
    signature: {
      algorithm: 'Ed25519',
      publicKey: spkiOf(key).toString('base64'),
      value: sign(null, signedText(unsigned), key).toString('base64'),
    },
  };
}

/** What is wrong with a proof: the name of each part that was altered, added or removed, or what else does not hold. */
export interface ProofCheck {
  readonly faults: readonly string[];
  readonly pack: ProofPack | undefined;
  /** SHA-256 of the public key in the file, to be compared with the platform's. */
  readonly fingerprint: string;
}

function partFaults({ parts, hashes }: ProofPack): string[] {
  const altered = Object.entries(parts).flatMap(([name, part]) => {
    if (hashes[name] === undefined) return [`${name}: was added`];
    return hashes[name] === sha256(canonical(part)) ? [] : [`${name}: was altered`];
  });
  const removed = Object.keys(hashes).filter((name) => parts[name] === undefined);
  return [...altered, ...removed.map((name) => `${name}: was removed`)];
}

/** Entries of the ledger carry their own hash. */
function entryFaults({ parts: { entries } }: ProofPack): string[] {
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return ['entries: not entries'];
    const { hash: own, ...rest } = entry;
    return own === sha256(canonical(rest)) ? [] : [`entries: ${String(entry.id)} does not fit its hash`];
  });
}

function signatureFaults(pack: ProofPack): string[] {
  try {
    const { publicKey, value } = pack.signature;
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    const isEd25519 = key.asymmetricKeyType === 'ed25519';
    return isEd25519 && verify(null, signedText(pack), key, Buffer.from(value, 'base64'))
      ? []
      : ['signature: does not fit what it signs'];
  } catch {
    return ['signature: no public key'];
  }
}

/** Checks a proof by itself; whose key it is only the fingerprint tells. */
export function checkProof(text: string): ProofCheck {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { faults: ['the file: no JSON'], pack: undefined, fingerprint: '' };
  }
  const read = proofPack.safeParse(value);
  if (!read.success) {
    const faults = read.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
    );
    return { faults, pack: undefined, fingerprint: '' };
  }
  const pack = read.data;
  const faults = [...partFaults(pack), ...entryFaults(pack), ...signatureFaults(pack)];
  const fingerprint = createHash('sha256')
    .update(Buffer.from(pack.signature.publicKey, 'base64'))
    .digest('hex');
  return { faults, pack, fingerprint };
}
