import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { granting, type Wanted } from './granted';
import { type LambdaPackage, region } from './lambda-package';
import { type PlayedAws, playAws } from './played-aws';
import { type Lambda, startLambda } from './start-lambda';

export interface LambdasOptions {
  readonly packaged: LambdaPackage;
  /** An empty folder outside the project: what a package lacks is not found there. */
  readonly folder: string;
  readonly dynamoUrl: string;
  /** Where other public hosts are played, such as WeChat's. */
  readonly hosts: Readonly<Record<string, string>>;
  /** Node's binary. */
  readonly node: string;
}

/** The functions of a package, each in a process of its own, over a played AWS that holds them to their roles. */
export interface Lambdas {
  readonly aws: PlayedAws;
  /** Where every public host is played. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The one instance of a function, started with the first who asks. */
  of(name: string): Promise<Lambda>;
  close(): Promise<void>;
}

const keyPrefix = 'ASIAJIEDAN';

/** Credentials of one function, as Lambda hands them out for its role. */
const credentialsOf = (name: string) => ({
  accessKeyId: `${keyPrefix}${name.toUpperCase()}`,
  secretAccessKey: `secret-of-${name}`,
  sessionToken: `token-of-${name}`,
});

/** Whoever sets a deployment up: seed data, roles, rails. No role of a function binds him. */
export const operator = credentialsOf('operator');

export async function startLambdas({
  packaged,
  folder,
  dynamoUrl,
  hosts,
  node,
}: LambdasOptions): Promise<Lambdas> {
  const { functions, template, tablePrefix, bucket, vaultKey, tableArn } = packaged;
  const byKey = new Map(functions.map((each) => [credentialsOf(each.name).accessKeyId, each]));
  const granted = new Map(functions.map(({ id }) => [id, granting(template, id, packaged)]));
  const aws = await playAws({
    region,
    tablePrefix,
    bucket,
    vaultKey,
    dynamoUrl,
    tableArn,
    bucketArn: packaged.arnOf('FilesBucket'),
    signer(accessKeyId) {
      if (accessKeyId === operator.accessKeyId) return operator;
      const known = byKey.get(accessKeyId);
      return known && credentialsOf(known.name);
    },
    isGranted: (accessKeyId: string, wanted: Wanted) =>
      accessKeyId === operator.accessKeyId ||
      granted.get(byKey.get(accessKeyId)?.id ?? '')?.(wanted) === true,
  });
  const runtime = join(folder, 'lambda-runtime.cjs');
  buildSync({
    entryPoints: ['tests/packages/lambda-runtime.ts'],
    outfile: runtime,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
  const everyHost = { ...hosts, ...aws.hosts };
  const started = new Map<string, Promise<Lambda>>();
  const start = (name: string): Promise<Lambda> => {
    const own = functions.find((each) => each.name === name);
    if (!own) throw new Error(`${name} is not in the package`);
    const { accessKeyId, secretAccessKey, sessionToken } = credentialsOf(name);
    return startLambda({
      name,
      folder: packaged.unzip(name, folder),
      handler: own.handler,
      environment: {
        ...own.environment,
        AWS_REGION: region,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_SESSION_TOKEN: sessionToken,
      },
      hosts: everyHost,
      node,
      runtime,
    });
  };
  return {
    aws,
    hosts: everyHost,
    of(name) {
      const known = started.get(name) ?? start(name);
      started.set(name, known);
      return known;
    },
    async close() {
      for (const lambda of started.values()) await (await lambda).close();
      aws.close();
    },
  };
}
