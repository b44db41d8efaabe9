import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';
import { callRaw, type RawAnswer } from '../system/raw-call';
import { type ActionName, actionCases } from './action-cases';
import type { ResettableFixture } from './action-fixture';

/** Calls an action as its owner, by default with a valid input, over ports of which some may misbehave. */
export function callOwned(
  fixture: ResettableFixture,
  name: ActionName,
  ports: LambdaPorts = fixture.system.ports,
  input: unknown = actionCases[name].input(fixture),
): Promise<RawAnswer> {
  const [feature = ''] = name.split('/');
  const { token } = fixture[actionCases[name].owner];
  const served = fixture.system.over(ports).http.get(feature);
  return callRaw(served, { path: `/${name}`, token, body: JSON.stringify(input) });
}
