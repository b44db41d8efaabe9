import { at, type Compiled } from '../aws/check/compiled';

/** The property by which CloudFormation knows what is imported, by type. */
const identifiers: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::KMS::Key': 'KeyId',
  'AWS::S3::Bucket': 'BucketName',
};

interface ToImport {
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceIdentifier: Readonly<Record<string, string>>;
}

interface Adoption {
  /** What stands, and what survived beside it: an import may change nothing else. */
  readonly template: Compiled;
  readonly resources: readonly ToImport[];
}

/**
 * What a stack has to be told so that it takes resources that outlived a failed deployment or an earlier stack:
 * those whose fixed names `exist`, and those that `named` gives an id (the vault's key, the bucket). Throws
 * Error for a name that the package does not know.
 */
export function adoption(
  standing: Compiled,
  next: Compiled,
  exist: ReadonlySet<string>,
  named: Readonly<Record<string, string>>,
): Adoption {
  for (const id of Object.keys(named))
    if (!identifiers[next.Resources[id]?.Type ?? '']) throw new Error(`${id} is nothing that can be adopted`);
  const resources = Object.entries(next.Resources).flatMap(([id, { Type, Properties }]): ToImport[] => {
    const property = identifiers[Type];
    if (property === undefined || id in standing.Resources) return [];
    const fixed = at(Properties, property);
    const name = named[id] ?? (typeof fixed === 'string' && exist.has(fixed) ? fixed : undefined);
    if (name === undefined) return [];
    return [{ ResourceType: Type, LogicalResourceId: id, ResourceIdentifier: { [property]: name } }];
  });
  const adopted = resources.map(({ LogicalResourceId: id }) => [id, adoptable(next.Resources[id])]);
  const Resources = { ...standing.Resources, ...Object.fromEntries(adopted) } as Compiled['Resources'];
  return { template: { ...standing, Resources }, resources };
}

/** An import wants to know what becomes of a resource when the stack goes, and takes no dependencies. */
const adoptable = ({ DependsOn: _, ...resource }: Compiled['Resources'][string] = { Type: '' }) => ({
  ...resource,
  DeletionPolicy: 'Retain',
});
