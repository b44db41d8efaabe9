/** Does some work for each item, for at most `limit` of them at once. */
export async function forEachOf<T>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const next = async (): Promise<void> => {
    for (let item = waiting.next(); !item.done; item = waiting.next()) await work(item.value);
  };
  await Promise.all(Array.from({ length: limit }, next));
}
