/** What is whose: what belongs to one person is done one after the other. */
export function byPerson<T extends { readonly accountId: string }>(all: readonly T[]): T[][] {
  const people = new Map<string, T[]>();
  for (const each of all) people.set(each.accountId, [...(people.get(each.accountId) ?? []), each]);
  return [...people.values()];
}
