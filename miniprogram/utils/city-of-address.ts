import { cities } from './cities';

/**
 * The city that an address names, as WeChat's choice of a place writes addresses (山东省青岛市市南区…): the name that
 * stands first, behind the province's where both are alike. Undefined when it names none.
 */
export function cityOfAddress(address: string): string | undefined {
  const named = cities
    .map(({ code, name }) => ({ code, name, at: address.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.name.length - one.name.length);
  return named[0]?.code;
}
