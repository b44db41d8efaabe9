/**
 * The root of a Merkle tree over leaves in their order; of none: the hash of nothing. Leaves and knots are hashed
 * apart (RFC 6962, 2.1), so that no knot passes for a leaf.
 */
export function merkleRoot(leaves: readonly string[], hash: (text: string) => string): string {
  if (leaves.length === 0) return hash('');
  let level = leaves.map((leaf) => hash(`0:${leaf}`));
  while (level.length > 1) {
    level = level.flatMap((left, at) => {
      if (at % 2 === 1) return [];
      const right = level[at + 1];
      return [right === undefined ? left : hash(`1:${left}:${right}`)];
    });
  }
  return level[0] ?? hash('');
}
