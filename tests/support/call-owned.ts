import { functionsOver } from '../../local/features';
import type { Ports } from '../../shared/ports/context';
import { type ActionName, actionCases } from './action-cases';
import { callRaw, type RawAnswer } from './raw-call';
import type { Stage } from './stage';

/** Calls an action as its owner, by default with a valid input, over ports of which some may misbehave. */
export function callOwned(
  stage: Stage,
  name: ActionName,
  ports: Ports = stage.world.ports,
  input: unknown = actionCases[name].input(stage),
): Promise<RawAnswer> {
  const [feature = ''] = name.split('/');
  const { token } = stage[actionCases[name].owner];
  const served = functionsOver(ports).http.get(feature);
  return callRaw(served, { path: `/${name}`, token, body: JSON.stringify(input) });
}
