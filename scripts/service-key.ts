import { parseArgs } from 'node:util';
import { askForServiceKey } from '../local/local-service-key';
import { changeServiceKey, type ServiceKeyAnswer, serviceKeyRequest } from '../local/service-keys';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemClock } from '../shared/platforms/system/system-clock';
import { openHome } from './data/open-home';

const usage =
  '用法：npm run service-key -- issue|revoke|list <client> [keyId] [--home=aws|cloudbase] [--replace-oldest]';

/** Without a home it is the running `npm start` that is asked. */
async function changed(homeName: string | undefined, given: unknown): Promise<ServiceKeyAnswer> {
  const request = serviceKeyRequest.safeParse(given);
  if (!request.success) throw new Error(usage);
  if (homeName === undefined) return (await askForServiceKey(request.data)).answer;
  const home = await openHome(homeName, process.env);
  try {
    return await changeServiceKey({ store: home.store, clock: systemClock, ids: randomIds() }, request.data);
  } finally {
    await home.close();
  }
}

/**
 * Keys with which other programs call actions of access `service`. `issue` prints the key, once: it is
 * stored as a hash only.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { home: { type: 'string' }, 'replace-oldest': { type: 'boolean', default: false } },
  });
  const [change, client, keyId] = positionals;
  const { done, key, error } = await changed(values.home, {
    change,
    client,
    ...(keyId !== undefined && { keyId }),
    ...(values['replace-oldest'] && { replaceOldest: true }),
  });
  if (error !== undefined) throw new Error(error);
  console.error(done);
  if (key !== undefined) console.log(key);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
