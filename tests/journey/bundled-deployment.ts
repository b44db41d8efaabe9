import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DeploymentParts, LaptopDeployment } from '../../local/deployment';
import { createTables } from '../../local/dynamo/create-tables';
import { startEmbeddedDynamo } from '../../local/dynamo/embedded-dynamo';
import { dynamooseRequest } from '../../local/dynamo/models';
import type { Functions } from '../../local/features';
import { listen } from '../../local/gateway';
import { isTimerFunction, timerFunctionOf } from '../../scripts/aws/functions';
import { functionNames } from '../../scripts/functions';
import { collections } from '../../shared/collections/collections';
import { s3Files } from '../../shared/platforms/files/s3-files';
import { railsOver } from '../../shared/platforms/rails/open-rail';
import { keyedHash } from '../../shared/platforms/vault/keyed-hash';
import { localVault } from '../../shared/platforms/vault/local-vault';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { httpSend } from '../../shared/store/dynamo/http-send';
import { tableDefinitions } from '../../shared/store/dynamo/table-definitions';
import { withVault } from '../../shared/store/with-vault';
import { playCloudHosts } from './cloud-hosts';

const region = 'cn-northwest-1';
const tablePrefix = 'jiedan-bundles-';
const bucket = 'jiedan-bundles';
const credentials = () => ({ accessKeyId: 'local', secretAccessKey: 'local' });

/** A bucket: it keeps what is put and gives it to whoever asks. */
function createBucket() {
  const files = new Map<string, Buffer>();
  return createServer(async (request, response) => {
    const key = new URL(request.url ?? '/', 'http://bucket').pathname.slice(1);
    if (request.method === 'PUT') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      files.set(key, Buffer.concat(chunks));
      response.end();
      return;
    }
    const file = files.get(key);
    response.writeHead(file ? 200 : 404).end(file);
  });
}

/**
 * The functions as `npm run build` made them for Lambda, unchanged: they read the environment of the process
 * and call DynamoDB, S3 and WeChat by their public names, which are played on this machine.
 */
export async function bundledDeployment(parts: DeploymentParts): Promise<LaptopDeployment> {
  const { clock, timeouts, ids, keys, app, sandboxUrl, log } = parts;
  const dynamo = await startEmbeddedDynamo();
  if (!dynamo) throw new Error('the embedded DynamoDB has no binary here');
  const limits = { timeouts, timeoutMs: 10_000 };
  const send = httpSend({ endpoint: dynamo.endpoint, region, credentials, ...limits });
  await createTables(send, tableDefinitions(collections, tablePrefix), dynamooseRequest);
  const server = createBucket();
  const bucketUrl = await listen(server, 0);
  const undo = playCloudHosts((hostname) => {
    if (hostname.startsWith('dynamodb.')) return dynamo.endpoint;
    if (hostname.startsWith(`${bucket}.s3.`)) return bucketUrl;
    return hostname === 'api.weixin.qq.com' ? sandboxUrl : undefined;
  });
  Object.assign(process.env, {
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    TABLE_PREFIX: tablePrefix,
    FILES_BUCKET: bucket,
    WECHAT_APP_ID: app.appId,
    WECHAT_SECRET: app.secret,
    SESSION_KEY: keys.session.toString('base64'),
    HASH_KEY: keys.hash.toString('base64'),
    BANK_ACCOUNT: '接单示例科技有限公司,3700000000000000001,示例银行青岛分行',
    VAULT_KEYS: `1:${keys.vault.toString('base64')}`,
    TEMPLATE_ORDER_RESULT: 'order-result',
  });
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  const handlers = functionNames().map(
    (name) => [name, require(path.resolve('dist', name, 'handler.cjs')).handler] as const,
  );
  const http = new Map(handlers.filter(([name]) => !isTimerFunction(name)));
  const timers = new Map(handlers.filter(([name]) => isTimerFunction(name)));
  const timer: Functions['timer'] = (event, context) =>
    timers.get(timerFunctionOf(event.action) ?? '')(event, context);
  const vault = localVault({ keys: new Map([[1, keys.vault]]), current: 1 });
  return {
    functions: { http, timer },
    ports: {
      store: withVault(dynamoStore({ send, clock, ids, tablePrefix }), vault),
      files: s3Files({ bucket, region, credentials, clock, ids, timeouts }),
      hash: keyedHash(keys.hash),
      rails: railsOver({ clock, ids, timeouts, weChatPayHost: sandboxUrl }),
      clock,
      ids,
      log,
    },
    storeName: `dist/ 中的函数，Node ${process.version}`,
    async close() {
      undo();
      server.closeAllConnections();
      server.close();
      await dynamo.stop();
    },
  };
}
