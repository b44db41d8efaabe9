import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { DeploymentParts, LaptopDeployment } from '../../local/deployment';
import { timerFunctionOf } from '../../scripts/aws/functions';
import { s3Files } from '../../shared/platforms/files/s3-files';
import { railsOver } from '../../shared/platforms/rails/open-rail';
import { keyedHash } from '../../shared/platforms/vault/keyed-hash';
import { kmsVault } from '../../shared/platforms/vault/kms-vault';
import { dataKeyStore } from '../../shared/runtime/compose/data-key-store';
import { dynamoStore } from '../../shared/store/dynamo/dynamo-store';
import { withVault } from '../../shared/store/with-vault';
import { region } from './lambda-package';
import { operator } from './lambdas';
import type { OpenLambdas } from './open-lambdas';

/** The functions of a package behind a laptop's gateway, each in a process of its own. */
export function lambdaDeployment(
  { clock, timeouts, ids, keys, sandboxUrl, log }: DeploymentParts,
  { packaged, lambdas, send, close }: OpenLambdas,
): LaptopDeployment {
  const { tablePrefix, bucket, vaultKey: keyId, functions } = packaged;
  const common = { region, credentials: () => operator, timeouts, clock };
  const documents = dynamoStore({ send, clock, ids, tablePrefix });
  const vault = kmsVault({ keyId, dataKeys: dataKeyStore(documents, clock), ...common });
  const invoke = async (name: string, event: unknown) => (await lambdas.of(name)).invoke(event);
  const behindApi = functions.filter(({ routes }) => routes.length > 0);
  return {
    functions: {
      http: new Map(
        behindApi.map(({ name }) => [
          name,
          (event: APIGatewayProxyEventV2) =>
            invoke(name, event) as Promise<APIGatewayProxyStructuredResultV2>,
        ]),
      ),
      timer: (event) => invoke(timerFunctionOf(event.action) ?? '', event),
    },
    ports: {
      store: withVault(documents, vault),
      files: s3Files({ bucket, ids, ...common }),
      hash: keyedHash(keys.hash),
      rails: railsOver({ clock, ids, timeouts, weChatPayHost: sandboxUrl }),
      clock,
      ids,
      log,
    },
    storeName: '.serverless 中的函数包',
    close,
  };
}
