import { holdsKey, readServiceKey } from '../../application/services/service-key';
import { serviceClients } from '../../collections/services';
import type { Action } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { Ports, ServiceCaller } from '../../ports/context';

const bearer = /^Bearer (\S{1,120})$/;

/**
 * The program behind an Authorization header, found by one read, if its client may call this action.
 * Errors: SERVICE_KEY_INVALID for a key that is missing, malformed, unknown or revoked; SERVICE_NOT_ALLOWED.
 */
export async function programBehind(
  { store }: Pick<Ports, 'store'>,
  authorization: string | undefined,
  { feature, name }: Action,
): Promise<ServiceCaller> {
  const key = readServiceKey(bearer.exec(authorization ?? '')?.[1] ?? '');
  const service = key && (await store.get(serviceClients, key.clientId));
  if (!key || !service || !holdsKey(service, key)) throw new AppError('SERVICE_KEY_INVALID');
  if (!service.actions.includes(`${feature}/${name}`)) throw new AppError('SERVICE_NOT_ALLOWED');
  return { service };
}
