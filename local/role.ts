import { roles } from '../shared/domain/account/roles';
import { askLaptop } from './ask-laptop';

/** `npm run role -- grant publisher <account> [name]`, answered by the running `npm start`. */
async function main([change, role, accountId, name]: readonly (string | undefined)[]): Promise<number> {
  const known =
    (change === 'grant' || change === 'revoke') && roles.some((each) => each === role) && accountId;
  if (!known) {
    console.error(`用法：npm run role -- grant|revoke ${roles.join('|')} <account> [name]`);
    return 1;
  }
  try {
    // Whoever grants it here knows who it is.
    const verification = change === 'grant' && role === 'publisher' ? { verification: 'person' } : {};
    const asked = { change, role, accountId, ...(name && { name }), ...verification };
    const { ok, answer } = await askLaptop<{ done?: string; error?: string }>('/local/role', asked);
    console.log(answer.done ?? answer.error);
    return ok ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
