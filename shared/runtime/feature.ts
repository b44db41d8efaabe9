import type { FeatureContract } from '../contract/action';
import type { UseCase } from '../ports/context';

/** A use case for each action of a contract, by the same names. */
export type UseCases<C extends FeatureContract> = { readonly [Name in keyof C]: UseCase<C[Name]> };

/** A feature: its contract and the use cases that serve it. One feature is one cloud function. */
export interface Feature<C extends FeatureContract = FeatureContract> {
  readonly contract: C;
  readonly useCases: UseCases<C>;
}

/** The name under which a feature's actions were declared. */
export const featureName = ({ contract }: Feature): string => Object.values(contract)[0]?.feature ?? '';

export const feature = <C extends FeatureContract>(contract: C, useCases: UseCases<C>): Feature<C> => ({
  contract,
  useCases,
});
