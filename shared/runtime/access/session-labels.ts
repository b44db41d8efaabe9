import type { Ids } from '../../ports/ids';
import type { AccessTokens } from '../../ports/sessions';

/**
 * Tokens where WeChat tells who is calling: they open nothing and are never asked for. The mini-program
 * keeps them as everywhere, to know that somebody is signed in and when to renew.
 */
export const sessionLabels = (ids: Pick<Ids, 'newSecret'>): AccessTokens => ({
  issue: async ({ sessionId }) => `${sessionId}.${ids.newSecret()}`,
  verify: async () => undefined,
});
