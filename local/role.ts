import { roles } from '../shared/domain/lifecycles';

/** `npm run role -- grant publisher <account> [name]`, answered by the running `npm start`. */
async function main([change, role, accountId, name]: readonly (string | undefined)[]): Promise<number> {
  const known =
    (change === 'grant' || change === 'revoke') && roles.some((each) => each === role) && accountId;
  if (!known) {
    console.error(`用法：npm run role -- grant|revoke ${roles.join('|')} <account> [name]`);
    return 1;
  }
  const url = `http://127.0.0.1:${process.env.PORT ?? '3000'}/local/role`;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ change, role, accountId, ...(name && { name }) }),
    });
    const { done, error } = (await response.json()) as { done?: string; error?: string };
    console.log(done ?? error);
    return response.ok ? 0 : 1;
  } catch {
    console.error(`没有连上 ${url}，请先运行 npm start（或用 PORT 指定端口）`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
