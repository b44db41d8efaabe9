import type { LambdaPorts } from '../../../shared/runtime/on-lambda';
import { type ActionName, actionCases } from './action-cases';
import { callRaw, type RawAnswer } from '../backend/raw-call';
import type { Stage } from './action-fixture';

/** Calls an action as its owner, by default with a valid input, over ports of which some may misbehave. */
export function callOwned(
  stage: Stage,
  name: ActionName,
  ports: LambdaPorts = stage.world.ports,
  input: unknown = actionCases[name].input(stage),
): Promise<RawAnswer> {
  const [feature = ''] = name.split('/');
  const { token } = stage[actionCases[name].owner];
  const served = stage.world.over(ports).http.get(feature);
  return callRaw(served, { path: `/${name}`, token, body: JSON.stringify(input) });
}
