import * as z from 'zod';
import { accounts } from '../shared/collections/accounts';
import { publishers } from '../shared/collections/tasks';
import { roles } from '../shared/domain/account/roles';
import { verifications } from '../shared/domain/account/verifications';
import { assessName } from '../shared/domain/moderation/assess-name';
import type { Ports } from '../shared/ports/context';

/** What `npm run role` asks of the running process. */
export const roleRequest = z.strictObject({
  change: z.enum(['grant', 'revoke']),
  role: z.enum(roles),
  accountId: z.string().min(1),
  /** Name and verification shown with a publisher's tasks. */
  name: z
    .string()
    .min(1)
    .max(40)
    .check((context) => {
      const message = assessName(context.value);
      if (message) context.issues.push({ code: 'custom', message, input: context.value });
    })
    .exactOptional(),
  verification: z.enum(verifications).exactOptional(),
});

/** Grants or revokes a role of an account; a publisher gets the page that tasks show. Undefined for an unknown account. */
export async function changeRole(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { change, role, accountId, name, verification }: z.output<typeof roleRequest>,
): Promise<string | undefined> {
  return store.transact(async (tx) => {
    const account = await tx.get(accounts, accountId);
    if (!account) return undefined;
    const others = account.roles.filter((each) => each !== role);
    const granted = change === 'grant' ? [...others, role] : others;
    tx.update(accounts, { ...account, roles: granted, updatedAtMs: clock.nowMs() });
    if (change === 'grant' && role === 'publisher') {
      const known = await tx.get(publishers, accountId);
      const shown = {
        id: accountId,
        name: name ?? known?.name ?? account.nickname ?? '个人发布方',
        verification: verification ?? known?.verification ?? ('none' as const),
        ...(account.avatarId !== undefined && { avatarId: account.avatarId }),
        createdAtMs: known?.createdAtMs ?? clock.nowMs(),
      };
      if (known) tx.update(publishers, shown);
      else tx.create(publishers, shown);
    }
    return `${change === 'grant' ? '已授予' : '已收回'} ${role}：${accountId}`;
  });
}
