import { systemClock } from '../../shared/platforms/system/system-clock';
import { systemTimeouts } from '../../shared/platforms/system/system-timeouts';
import type { DataKeyStore } from '../../shared/platforms/vault/kms-vault';
import { kmsVault, vaultAfter } from '../../shared/platforms/vault/kms-vault';
import { localVault } from '../../shared/platforms/vault/local-vault';
import type { Vault } from '../../shared/ports/vault';
import { vaultKeyList } from '../../shared/runtime/compose/settings';
import { environmentCredentials } from '../../shared/store/dynamo/http-send';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that must be there. Throws Error with its name. */
export function needed(env: Environment, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/**
 * The vault of `VAULT_KMS_KEY` and `VAULT_KEYS`, or of the same names after a prefix; undefined when neither
 * is set. The names and their form are those of a deployment.
 */
export function vaultFrom(env: Environment, dataKeys: DataKeyStore, prefix = ''): Vault | undefined {
  const list = env[`${prefix}VAULT_KEYS`];
  const parsed = list === undefined ? undefined : vaultKeyList.safeParse(list);
  if (parsed && !parsed.success)
    throw new Error(`${prefix}VAULT_KEYS is not of the form 1:<base64>,2:<base64>`);
  const keys = parsed?.data;
  const local = keys && localVault({ keys, current: Math.max(...keys.keys()) });
  const keyId = env[`${prefix}VAULT_KMS_KEY`];
  if (!keyId) return local;
  // `arn:aws-cn:kms:cn-northwest-1:…` names its region.
  const region = keyId.split(':')[3] ?? '';
  const credentials = () => environmentCredentials(env);
  const kms = kmsVault({
    keyId,
    dataKeys,
    clock: systemClock,
    timeouts: systemTimeouts,
    region,
    credentials,
  });
  return local ? vaultAfter(kms, local) : kms;
}
