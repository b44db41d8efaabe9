import type { Actor, TestSystem } from '../system/test-system';

/** Somebody who decides on what waits for review. */
export async function operatorOf(system: TestSystem, person: string): Promise<Actor> {
  const operator = await system.signIn(person);
  await system.changeAccount(operator.accountId, { roles: ['operator'] });
  return operator;
}
