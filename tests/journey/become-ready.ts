import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { check, loginCode, type Member, type Run } from './run';

type Login = OutputOf<typeof contract.account.login>;

/** Signs in, consents and completes the profile: what a person does once. */
export async function becomeReady(run: Run, person: string, nickname: string): Promise<Member> {
  const { client, say } = run;
  const { agreements } = await client.call<OutputOf<typeof contract.account.agreements>>(
    'account/agreements',
    {},
  );
  say(`${person} 查看协议：${agreements.map(({ title, version }) => `《${title}》${version}`).join('、')}`);
  const login = await client.call<Login>('account/login', { code: await loginCode(run, person) });
  const token = login.session.accessToken;
  say(
    `${person} 微信登录：${login.isNew ? '新账号' : '老账号'} ${login.profile.accountId}，待同意协议 ${login.profile.awaitingConsent.length} 份`,
  );
  if (login.isNew) check(login.profile.awaitingConsent.length === 3, '新账号应待同意三份协议');
  const accepted = agreements.map(({ id, version }) => ({ id, version }));
  await client.call('account/consent', { accepted, loginCode: await loginCode(run, person) }, token);
  const profile = { nickname, cityCode: '370200', birthDate: '1998-04-12' };
  const updated = await client.call<OutputOf<typeof contract.account.updateProfile>>(
    'account/updateProfile',
    profile,
    token,
  );
  check(updated.profile.complete, '资料应已完善');
  say(
    `${person} 同意协议并完善资料：昵称 ${updated.profile.nickname}，头像「${updated.profile.initials}」，${updated.profile.cityName}`,
  );
  return { token, accountId: login.profile.accountId };
}
