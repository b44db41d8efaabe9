import * as z from 'zod';
import type { CloudIndex, CollectionDefinition } from '../../shared/store/cloudbase/collection-definitions';
import { type TencentApi, TencentError } from './tencent-api';

/** Nobody but functions: the API's name for it. */
const functionsOnly = 'ADMINONLY';

const described = z.object({
  Indexes: z
    .array(
      z.object({
        Name: z.string(),
        Keys: z.array(z.object({ Name: z.string(), Direction: z.string() })),
        Unique: z.boolean().optional(),
      }),
    )
    .nullish()
    .transform((indexes) => indexes ?? []),
});
type Existing = z.output<typeof described>['Indexes'][number];

const access = z.object({ AclTag: z.string() });

const isMissing = (error: unknown): boolean =>
  error instanceof TencentError && /NotFound|NotExist/i.test(`${error.code} ${error.message}`);

async function existingIndexes(api: TencentApi, EnvId: string, TableName: string) {
  try {
    return described.parse(await api('DescribeTable', { EnvId, TableName })).Indexes;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const keysOf = ({ keys }: CloudIndex): string =>
  keys.map(({ name, direction }) => `${name}:${direction}`).join();
const keysThere = ({ Keys }: Existing): string =>
  Keys.map(({ Name, Direction }) => `${Name}:${Direction}`).join();

const asked = (index: CloudIndex) => ({
  IndexName: index.name,
  MgoKeySchema: {
    MgoIsUnique: index.unique,
    MgoIndexKeys: index.keys.map(({ name, direction }) => ({ Name: name, Direction: direction })),
  },
});

async function setUpCollection(
  api: TencentApi,
  EnvId: string,
  { name, indexes }: CollectionDefinition,
  say: (line: string) => void,
): Promise<void> {
  const found = await existingIndexes(api, EnvId, name);
  if (!found) {
    await api('CreateTable', { EnvId, TableName: name });
    say(`${name}: created`);
  }
  // Closed before anything is in it: a new collection may let its creators in.
  const { AclTag } = access.parse(await api('DescribeDatabaseACL', { EnvId, CollectionName: name }));
  if (AclTag !== functionsOnly) {
    await api('ModifyDatabaseACL', { EnvId, CollectionName: name, AclTag: functionsOnly });
    say(`${name}: closed to clients`);
  }
  const missing = indexes.filter((index) => {
    const there = found?.find(({ Name }) => Name === index.name);
    // Never changed by itself: dropping an index under traffic is a person's decision.
    if (there && keysThere(there) !== keysOf(index))
      throw new Error(
        `${name}: index ${index.name} is there with other fields; drop it in the console first`,
      );
    return !there;
  });
  if (missing.length === 0) return;
  await api('UpdateTable', { EnvId, TableName: name, CreateIndexes: missing.map(asked) });
  say(`${name}: indexes ${missing.map((index) => index.name).join(', ')}`);
}

/**
 * Makes what the store needs, and leaves alone what is there: collections, closed to clients, and their
 * indexes. May run again at any time. Throws when an index of the same name has other fields.
 */
export async function setUpDatabase(
  api: TencentApi,
  envId: string,
  definitions: readonly CollectionDefinition[],
  say: (line: string) => void,
): Promise<void> {
  for (const definition of definitions) await setUpCollection(api, envId, definition, say);
  say(`${definitions.length} collections are as declared`);
}
