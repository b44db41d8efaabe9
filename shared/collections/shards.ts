/** FNV-1a, 32 bits: ids of one kind of subject must not fall into few shards. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Which of so many partitions an id falls into. */
export const shardOf = (id: string, shards: number): number => hashOf(id) % shards;
