import type { CloudDatabase } from '../../../shared/store/cloudbase/database';
import type { LossyWire } from './lossy-wire';

const calls: ReadonlySet<string | symbol> = new Set([
  'startTransaction',
  'commit',
  'rollback',
  'add',
  'get',
  'set',
  'update',
  'updateAndReturn',
  'remove',
]);

/** CloudBase's SDK with every call of it over a wire. */
export function wiredCloudBase(database: CloudDatabase, wire: Pick<LossyWire, 'pass'>): CloudDatabase {
  let isHolding = false;
  const over = <T extends object>(inner: T): T =>
    new Proxy(inner, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const call = () => Reflect.apply(member, target, args);
          return calls.has(name) ? sent(name, call) : over(call());
        };
      },
    });
  async function sent(name: string | symbol, call: () => Promise<object>): Promise<object> {
    const answer = await wire.pass(
      async () => {
        const given = await call();
        if (name === 'commit' || name === 'rollback') isHolding = false;
        return given;
      },
      () => isHolding,
    );
    if (name !== 'startTransaction') return answer;
    isHolding = true;
    return over(answer);
  }
  return over(database);
}
