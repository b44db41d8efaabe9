import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTables } from '../../local/dynamo/create-tables';
import { startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { collections } from '../../shared/collections/collections';
import { systemTimeouts } from '../../shared/platforms/system/system-timeouts';
import { httpSend } from '../../shared/store/dynamo/http-send';
import type { Send } from '../../shared/store/dynamo/protocol';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { playCloudHosts } from './cloud-hosts';
import { type LambdaPackage, readLambdaPackage, region } from './lambda-package';
import { type Lambdas, operator, startLambdas } from './lambdas';
import { packageSecrets } from './package-secrets';

/** Lambda's Node; CI names it. */
const node = process.env.DEPLOYED_NODE ?? process.execPath;

export interface OpenLambdas {
  readonly packaged: LambdaPackage;
  readonly lambdas: Lambdas;
  /** To the emulator itself, past roles and signatures. */
  readonly send: Send;
  close(): Promise<void>;
}

/** A package over an AWS of its own with empty tables; `hosts`: where other public hosts are played. */
export async function openLambdas(
  folder: string,
  hosts: Readonly<Record<string, string>>,
): Promise<OpenLambdas> {
  const dynamo = await startEmbeddedDynamo();
  if (!dynamo) throw new Error('the embedded DynamoDB has no binary here');
  const { endpoint: dynamoUrl } = dynamo;
  const credentials = () => operator;
  const send = httpSend({
    endpoint: dynamoUrl,
    region,
    credentials,
    timeouts: systemTimeouts,
    timeoutMs: 10_000,
  });
  const packaged = readLambdaPackage(folder, packageSecrets);
  await createTables(send, tableDefinitions(collections, packaged.tablePrefix));
  const unzipped = await mkdtemp(join(tmpdir(), 'jiedan-lambdas-'));
  const lambdas = await startLambdas({ packaged, folder: unzipped, dynamoUrl, hosts, node });
  playCloudHosts((hostname) => lambdas.hosts[hostname]);
  return {
    packaged,
    lambdas,
    send,
    async close() {
      await lambdas.close();
      await dynamo.stop();
      await rm(unzipped, { recursive: true });
    },
  };
}
