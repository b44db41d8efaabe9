import type { Action } from '../../../shared/contract/action';
import { actions } from '../../../shared/contract/contract';
import type { ErrorCode } from '../../../shared/contract/errors';
import { possibleErrors } from '../../../shared/contract/possible-errors';

/** What a wrong path or method is answered, before there is an action. */
const beforeActions = ['ACTION_NOT_FOUND', 'METHOD_NOT_ALLOWED'] as const;

/** Everything that an action may answer, by its declaration. */
export const answerable = (action: Action): ReadonlySet<string> =>
  new Set<ErrorCode>([...beforeActions, ...possibleErrors(action)]);

const byName: ReadonlyMap<string, Action> = new Map(
  actions.map((action) => [`${action.feature}/${action.name}`, action]),
);

/** Throws when an action answers a code that it does not declare: clients and documentation rely on it. */
export function checkDeclared(name: string, code: string | undefined): void {
  const action = byName.get(name);
  if (!action || code === undefined || answerable(action).has(code)) return;
  throw new Error(`${name} answered ${code}, which its contract does not declare`);
}
