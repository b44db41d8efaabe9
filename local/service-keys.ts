import * as z from 'zod';
import {
  serviceClientName,
  serviceKeyHash,
  serviceKeyText,
} from '../shared/application/services/service-key';
import { maxServiceKeys, type ServiceClient, serviceClients } from '../shared/collections/services';
import { groupsContract } from '../shared/contract/groups';
import type { Ports } from '../shared/ports/context';

/** What programs may call: each gets these actions with its first key, and whatever is added here with the next. */
const grants: Readonly<Record<string, readonly string[]>> = {
  bot: Object.values(groupsContract).map(({ feature, name }) => `${feature}/${name}`),
};

const client = z
  .string()
  .regex(serviceClientName)
  .refine((name) => Object.hasOwn(grants, name), { error: `有：${Object.keys(grants).join('、')}` });

/** What `npm run service-key` asks for. */
export const serviceKeyRequest = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('issue'),
    client,
    /** Takes back the oldest key instead of refusing a third one. */
    replaceOldest: z.boolean().exactOptional(),
  }),
  z.strictObject({ change: z.literal('revoke'), client, keyId: z.string().min(1) }),
  z.strictObject({ change: z.literal('list'), client }),
]);
export type ServiceKeyRequest = z.input<typeof serviceKeyRequest>;

/** What came of it: `key` is shown this once. */
export interface ServiceKeyAnswer {
  readonly done?: string;
  readonly key?: string;
  readonly error?: string;
}

type Outside = Pick<Ports, 'store' | 'clock' | 'ids'>;

const described = ({ keys }: ServiceClient): string =>
  keys.map(({ id, createdAtMs }) => `${id}（${new Date(createdAtMs).toISOString()}）`).join('、') || '无';

/** A new key; of two that are valid, the oldest goes only when that was asked for. */
async function issue(
  { store, clock, ids }: Outside,
  clientId: string,
  replaceOldest: boolean,
): Promise<ServiceKeyAnswer> {
  const keyId = ids.newId().slice(0, 8);
  const secret = ids.newSecret();
  return store.transact(async (tx) => {
    const nowMs = clock.nowMs();
    const known = await tx.get(serviceClients, clientId);
    const kept = replaceOldest ? (known?.keys ?? []).slice(1 - maxServiceKeys) : (known?.keys ?? []);
    if (known && kept.length >= maxServiceKeys) {
      return {
        error: `${clientId} 已有 ${maxServiceKeys} 个密钥：${described(known)}；请先 revoke 其中一个`,
      };
    }
    const made = {
      id: clientId,
      actions: [...(grants[clientId] ?? [])],
      keys: [...kept, { id: keyId, hash: serviceKeyHash(secret), createdAtMs: nowMs }],
      createdAtMs: known?.createdAtMs ?? nowMs,
      updatedAtMs: nowMs,
    };
    if (known) tx.update(serviceClients, made);
    else tx.create(serviceClients, made);
    return { done: `已为 ${clientId} 签发密钥 ${keyId}`, key: serviceKeyText({ clientId, keyId, secret }) };
  });
}

/** Takes a key back at once. The client stays: its groups and its place in the feed are kept under its name. */
const revoke = ({ store, clock }: Outside, clientId: string, keyId: string): Promise<ServiceKeyAnswer> =>
  store.transact(async (tx) => {
    const known = await tx.get(serviceClients, clientId);
    if (!known?.keys.some(({ id }) => id === keyId)) return { error: `${clientId} 没有密钥 ${keyId}` };
    const keys = known.keys.filter(({ id }) => id !== keyId);
    tx.update(serviceClients, { ...known, keys, updatedAtMs: clock.nowMs() });
    return { done: `已收回 ${clientId} 的密钥 ${keyId}` };
  });

/** Issues, revokes or lists the keys of a program, by whoever holds the deployment's credentials. */
export async function changeServiceKey(
  outside: Outside,
  request: z.output<typeof serviceKeyRequest>,
): Promise<ServiceKeyAnswer> {
  if (request.change === 'issue') return issue(outside, request.client, request.replaceOldest ?? false);
  if (request.change === 'revoke') return revoke(outside, request.client, request.keyId);
  const known = await outside.store.get(serviceClients, request.client);
  return { done: `${request.client} 的密钥：${known ? described(known) : '无'}` };
}
