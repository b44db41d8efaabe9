import { withConsents } from '../../../shared/application/account/with-consents';
import { accounts } from '../../../shared/collections/accounts';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import { type Actor, acceptAll, type TestSystem } from '../system/test-system';

/** Many people who may sign up, straight into the store: signing in a thousand by WeChat takes too long. */
export function crowd(system: TestSystem, count: number): Promise<Actor[]> {
  const { store, ids, clock, tokens } = system.ports;
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const nowMs = clock.nowMs();
      const expiresAtMs = nowMs + dayMs;
      const account = {
        id: ids.newId(),
        status: 'active' as const,
        roles: [],
        nickname: `路人${at}`,
        birthDate: '1996-05-20',
        // Not their first task: a first admission writes the account too.
        firstAdmittedAtMs: nowMs,
        consents: [],
        sessions: [
          {
            id: ids.newId(),
            identityId: ids.newId(),
            refreshHash: 'none',
            signedInAtMs: nowMs,
            createdAtMs: nowMs,
            expiresAtMs,
          },
        ],
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
      };
      await store.transact(async (tx) => tx.create(accounts, withConsents(account, acceptAll, nowMs)));
      const sessionId = account.sessions[0]?.id ?? '';
      return system.actor(account.id, await tokens.issue({ accountId: account.id, sessionId }, expiresAtMs));
    }),
  );
}
