import { inflateRawSync } from 'node:zlib';
import { cityByCode } from '../../domain/geo/cities';
import { cityDistricts } from './city-districts';

let districts: ReadonlyMap<string, readonly string[]> | undefined;

/** Rows of all cities: code and names. */
export const districtRows = (): string => inflateRawSync(Buffer.from(cityDistricts, 'base64')).toString();

/** Names of a city's districts, counties and county-level cities; read when first asked for. */
export function districtsOf(cityCode: string): readonly string[] {
  districts ??= new Map(
    districtRows()
      .split('\n')
      .map((row) => {
        const [code = '', ...names] = row.split(' ');
        return [code, names];
      }),
  );
  return districts.get(cityCode) ?? [];
}

/** An address without its province and city: 四川省攀枝花市西区河石坝 → 西区河石坝. */
function withinCity(cityCode: string, address: string): string {
  const city = cityByCode(cityCode);
  return [city?.province, city?.name].reduce<string>(
    (rest, prefix) => (prefix !== undefined && rest.startsWith(prefix) ? rest.slice(prefix.length) : rest),
    address,
  );
}

/** Names of two characters (城区, 西区) stand in many addresses for something else: only right behind the city they count. */
const shortName = 2;

/**
 * The district that an address in a city names, such as 市南区, as WeChat's choice of a place writes addresses:
 * the name that stands first, the longer one of two that begin together. Undefined when it names none.
 */
export function districtOf(cityCode: string, address: string): string | undefined {
  const rest = withinCity(cityCode, address);
  const found = districtsOf(cityCode)
    .map((name) => {
      // 青岛市南区 is said for 青岛市市南区, so the city is not taken away before.
      if (name.length > shortName) return { name, at: address.indexOf(name) };
      return { name, at: rest.startsWith(name) ? address.length - rest.length : -1 };
    })
    .filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at || b.name.length - a.name.length)[0]?.name;
}
