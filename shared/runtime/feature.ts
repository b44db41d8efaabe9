import type { Action, FeatureContract } from '../contract/action';
import type { NamedPort, Need, UseCase } from '../ports/context';
import type { Around, Call } from './around/around';

/** A use case for each action of a contract, by the same names; none needs more than `N`. */
export type UseCases<C extends FeatureContract, N extends Need = Need> = {
  readonly [Name in keyof C]: UseCase<C[Name], N>;
};

/** A feature: its contract, what its use cases need, and they. One feature is one cloud function. */
export interface Feature<C extends FeatureContract = FeatureContract> {
  readonly contract: C;
  /** All that its use cases need: nothing else is composed for its function. */
  readonly needs: readonly Need[];
  readonly useCases: UseCases<C>;
  /** Around its use cases, inside of what is around all: a feature that names none has no rights for them. */
  readonly steps: readonly Around<Call>[];
}

/** The name under which a feature's actions were declared. */
export const featureName = ({ contract }: Feature): string => Object.values(contract)[0]?.feature ?? '';

/** The ports among what a feature needs. */
export const portsOf = ({ needs }: Feature): NamedPort[] => needs.filter((need) => need !== 'signIn');

/** The actions of a feature that people call, and of which somebody must find out who they are. */
export const asksWhoCalls = ({ access, knowsCaller }: Action): boolean =>
  access === 'public' ? knowsCaller === true : access !== 'service' && access !== 'timer';

/** TypeScript refuses a use case that needs what is not in `needs`; `npm run check:sources` the opposite. */
export const feature = <C extends FeatureContract, const N extends Need>(
  contract: C,
  needs: readonly N[],
  useCases: UseCases<C, NoInfer<N>>,
  steps: readonly Around<Call>[] = [],
): Feature<C> => ({ contract, needs, useCases: useCases as UseCases<C>, steps });
