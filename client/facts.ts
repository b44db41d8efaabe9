import { type Action, type FeatureContract, isRepeatable } from '../shared/contract/action';
import { singleUseOf } from '../shared/contract/single-use';
import type { ActionFacts, Facts } from './core/facts';

/** Who calls with something else than a session. */
const withoutSession = new Set(['public', 'service', 'timer']);

/** What a client must know of an action, by its declaration. */
export function factsOf(action: Action): ActionFacts {
  const singleUse = singleUseOf(action);
  return {
    sendsSession: !withoutSession.has(action.access) || action.knowsCaller === true,
    repeatable: isRepeatable(action),
    ...(singleUse && { singleUse }),
  };
}

const featureFacts = (feature: FeatureContract): Facts[string] =>
  Object.fromEntries(Object.entries(feature).map(([name, action]) => [name, factsOf(action)]));

/** What a client must know of these features, for programs that hold the contract itself. */
export const contractFacts = <F extends string>(features: Readonly<Record<F, FeatureContract>>): Facts<F> =>
  Object.fromEntries(
    Object.entries<FeatureContract>(features).map(([name, feature]) => [name, featureFacts(feature)]),
  ) as Facts<F>;
