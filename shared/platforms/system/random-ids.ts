import { randomFillSync } from 'node:crypto';
import { idLength } from '../../contract/ids';
import { randomBase62 } from '../../domain/text/base62';
import type { Ids } from '../../ports/ids';

/** Bytes fetched from the system at once: one fetch costs more than hundreds of bytes. */
const poolBytes = 4_096;

/** Ids from the system's secure random source. */
export function randomIds(): Ids {
  const pool = Buffer.alloc(poolBytes);
  let used = poolBytes;
  const nextByte = (): number => {
    if (used === poolBytes) {
      randomFillSync(pool);
      used = 0;
    }
    const byte = pool[used] ?? 0;
    // A byte that became part of a secret does not stay in memory.
    pool[used] = 0;
    used += 1;
    return byte;
  };
  return {
    newId: () => randomBase62(idLength, nextByte),
    newSecret: () => randomBase62(32, nextByte),
    random: () => Math.random(),
  };
}
