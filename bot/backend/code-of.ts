import { ClientError } from '../../client/core/client-error';

/** The code of what was thrown, if a call threw it. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof ClientError ? error.code : undefined;
