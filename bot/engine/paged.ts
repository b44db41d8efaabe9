/** All rows of a paged action, up to `maxPages` pages of 50. */
export async function allPages<T>(
  read: (page: { readonly cursor?: string; readonly limit: number }) => Promise<{
    readonly rows: readonly T[];
    readonly next?: string;
  }>,
  maxPages = 40,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const page = await read({ limit: 50, ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
    if (!cursor) break;
  }
  return rows;
}

/** Parts of at most `size`. */
export function chunksOf<T>(rows: readonly T[], size = 50): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < rows.length; at += size) chunks.push(rows.slice(at, at + size));
  return chunks;
}
