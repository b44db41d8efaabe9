import type { AccessTokens } from '../../ports/sessions';

/**
 * Tokens where WeChat tells who is calling: they say which of the person's phones it is, and open nothing to anybody
 * else.
 */
export const sessionLabels: AccessTokens = {
  issue: async ({ sessionId }) => sessionId,
  verify: async () => undefined,
};
