import { errors, jwtVerify, SignJWT } from 'jose';
import type { Clock } from '../../ports/clock';
import type { AccessTokens } from '../../ports/sessions';

const issuer = 'jiedan';
const algorithm = 'HS256';
const hmac = { name: 'HMAC', hash: 'SHA-256' };

/** Access tokens as JWTs under one secret of ≥ 32 bytes. */
export function accessTokens(secret: Uint8Array, clock: Clock): AccessTokens {
  if (secret.byteLength < 32) throw new RangeError('the session key must have 32 bytes or more');
  // Imported once: from bytes, jose would do it again with every call.
  const key = crypto.subtle.importKey('raw', new Uint8Array(secret), hmac, false, ['sign', 'verify']);
  return {
    issue: async ({ accountId, sessionId }, expiresAtMs) =>
      new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm })
        .setIssuer(issuer)
        .setSubject(accountId)
        .setExpirationTime(Math.floor(expiresAtMs / 1000))
        .sign(await key),
    async verify(token) {
      try {
        const currentDate = new Date(clock.nowMs());
        const { payload } = await jwtVerify(token, await key, {
          issuer,
          algorithms: [algorithm],
          currentDate,
        });
        const { sub, sid } = payload;
        return typeof sub === 'string' && typeof sid === 'string'
          ? { accountId: sub, sessionId: sid }
          : undefined;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
