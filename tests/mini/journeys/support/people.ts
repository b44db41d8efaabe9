import { randomBytes } from 'node:crypto';
import type { OutputOf } from '../../../../shared/contract/action';
import type { contract } from '../../../../shared/contract/contract';
import type { TaskDraftInput } from '../../../../shared/contract/publishing';
import type { Client } from '../../../journey/http-client';
import { taskDraft } from '../../../support/data/task-draft';

const newKey = (): string => randomBytes(12).toString('hex');

export interface Member {
  readonly token: string;
  readonly accountId: string;
}

const loginCode = async (client: Client, person: string): Promise<string> =>
  (await client.post<{ code: string }>('sandbox/wechat/login-code', { person })).code;

/** Signs in without a phone. */
export async function signIn(client: Client, person: string): Promise<Member> {
  type Login = OutputOf<typeof contract.account.login>;
  const code = await loginCode(client, person);
  const { session, profile } = await client.call<Login>('account/login', { code });
  return { token: session.accessToken, accountId: profile.accountId };
}

/** Signs in, consents and completes the profile without a phone. */
export async function becomeMember(client: Client, person: string, nickname: string): Promise<Member> {
  const member = await signIn(client, person);
  const { token } = member;
  type Agreements = OutputOf<typeof contract.account.agreements>;
  const { agreements } = await client.call<Agreements>('account/agreements', {});
  const accepted = agreements.map(({ id, version }) => ({ id, version }));
  const consent = { accepted, loginCode: await loginCode(client, person) };
  await client.call('account/consent', consent, token);
  const filled = { nickname, cityCode: '370200', birthDate: '1992-06-18' };
  await client.call('account/updateProfile', filled, token);
  return member;
}

/** Somebody who may publish, under the name that tasks show. */
export async function becomePublisher(client: Client, person: string, name: string): Promise<Member> {
  const member = await becomeMember(client, person, '发布人');
  const grant = { change: 'grant', role: 'publisher', verification: 'enterprise' };
  await client.post('local/role', { ...grant, accountId: member.accountId, name });
  return member;
}

/** A task that waits to be paid for; answers its id. */
export async function publishUnpaid(
  client: Client,
  { token }: Member,
  changes: Partial<TaskDraftInput>,
  nowMs = Date.now(),
): Promise<string> {
  type Created = OutputOf<typeof contract.publishing.createTask>;
  const input = { task: taskDraft(nowMs, changes), idempotencyKey: newKey() };
  const { task } = await client.call<Created>('publishing/createTask', input, token);
  await client.call('publishing/openTask', { taskId: task.taskId }, token);
  return task.taskId;
}

/** An open task; answers its id. */
export async function publish(...given: Parameters<typeof publishUnpaid>): Promise<string> {
  const taskId = await publishUnpaid(...given);
  await given[0].post('local/transfer', { taskId });
  return taskId;
}

/** Answers the order's id. */
export async function signUp(client: Client, { token }: Member, taskId: string): Promise<string> {
  type SignedUp = OutputOf<typeof contract.orders.signUp>;
  const input = { taskId, termsVersion: 1, idempotencyKey: newKey() };
  return (await client.call<SignedUp>('orders/signUp', input, token)).order.orderId;
}

/** The share of a task; its id is what a mini-program code carries as `scene`. */
export async function shareOf(client: Client, { token }: Member, taskId: string): Promise<string> {
  type Shared = OutputOf<typeof contract.sharing.createShare>;
  return (await client.call<Shared>('sharing/createShare', { taskId }, token)).shareId;
}
