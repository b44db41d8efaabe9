import { createHash } from 'node:crypto';
import type { SandboxApp } from '../apps';
import type { Person } from '../people';

function identifier(...parts: string[]): string {
  return `o${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 27)}`;
}

/** A person's openid in one app: 28 characters that start with `o`, as in all of WeChat's samples. */
export function openidOf(personKey: string, appId: string): string {
  return identifier('openid', appId, personKey);
}

/** The same for all apps of one open-platform owner; undefined without an owner, and for who has none. */
export function unionidOf(person: Person, app: SandboxApp): string | undefined {
  return app.owner === undefined || !person.hasUnionid
    ? undefined
    : identifier('unionid', app.owner, person.key);
}
