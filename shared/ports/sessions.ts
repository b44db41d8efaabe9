/** What an access token says. */
export interface AccessClaims {
  readonly accountId: string;
  readonly sessionId: string;
}

/** Signed access tokens; refresh tokens are random and stand hashed in the account. */
export interface AccessTokens {
  issue(claims: AccessClaims, expiresAtMs: number): Promise<string>;
  /** Undefined when the token is forged, malformed or expired. */
  verify(token: string): Promise<AccessClaims | undefined>;
}
