import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkProof, type ProofPack } from '../shared/application/papers/proof-pack';

const usage = 'npm run proof:verify -- FILE [PICTURE …] [--key=<fingerprint of the platform>]';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Which of the pictures at hand the proof does not name. */
async function foreignPictures(pack: ProofPack, paths: readonly string[]): Promise<string[]> {
  const { pictures } = pack.parts;
  const known = new Set(
    (Array.isArray(pictures) ? pictures : []).map((picture) =>
      typeof picture === 'object' && picture !== null && !Array.isArray(picture) ? picture.sha256 : undefined,
    ),
  );
  const faults: string[] = [];
  for (const path of paths)
    if (!known.has(sha256(await readFile(path)))) faults.push(`pictures: ${path} is none of the proof's`);
  return faults;
}

/** Checks the proof of an order, offline and with nothing but the file; exits 1 when it is not what was signed. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
  const [path, ...pictures] = positionals;
  if (path === undefined) throw new Error(usage);
  const { faults, pack, fingerprint } = checkProof(await readFile(path, 'utf8'));
  const isForeign = values.key !== undefined && values.key.toLowerCase() !== fingerprint;
  const all = [
    ...faults,
    ...(isForeign ? ['signature: by another key than the one that was named'] : []),
    ...(pack ? await foreignPictures(pack, pictures) : []),
  ];
  for (const fault of all) console.error(`✗ ${fault}`);
  if (pack) {
    const { orderNumber, madeFor, madeAt } = pack.subject;
    console.log(`order ${orderNumber}, for its ${madeFor}, ${madeAt}`);
    console.log(`parts: ${Object.keys(pack.parts).join(', ')}`);
    console.log(
      `key ${fingerprint}${values.key === undefined ? ' (compare it with the platform: documents/proofKey)' : ''}`,
    );
  }
  if (all.length > 0) process.exitCode = 1;
  else console.log('nothing was altered');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
