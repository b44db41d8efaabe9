import { createHash } from 'node:crypto';
import type { SandboxApp } from '../apps';
import { crowdKey, crowdNumber, type Person } from '../people';

const digest = (...parts: string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url');

/** A crowd's number stands behind the `o`, in base 36, filled up: nobody keeps a list of who was made so far. */
const numberDigits = 6;
const marked = (key: string): string => {
  const number = crowdNumber(key);
  return number === undefined ? '' : number.toString(36).padStart(numberDigits, '0');
};

/** A person's openid in one app: 28 characters that start with `o`, as in all of WeChat's samples. */
export const openidOf = (personKey: string, appId: string): string => {
  const mark = marked(personKey);
  return `o${mark}${digest('openid', appId, personKey).slice(0, 27 - mark.length)}`;
};

/** The crowd member who has this openid in the app, whether or not this process ever met them. */
export function crowdKeyOf(openid: string, appId: string): string | undefined {
  const key = crowdKey(Number.parseInt(openid.slice(1, 1 + numberDigits), 36));
  return openidOf(key, appId) === openid ? key : undefined;
}

/** The same for all apps of one open-platform owner; undefined without an owner, and for who has none. */
export function unionidOf(person: Person, app: SandboxApp): string | undefined {
  return app.owner === undefined || !person.hasUnionid
    ? undefined
    : `o${digest('unionid', app.owner, person.key).slice(0, 27)}`;
}
