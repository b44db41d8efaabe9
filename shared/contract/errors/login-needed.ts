/** Details of a SESSION_EXPIRED that no refresh cures: the client signs in by WeChat again (client/core/session.ts). */
export const loginNeeded = { needs: 'login' } as const;
