import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cities } from '../../shared/domain/geo/cities';

/** The parts of the maps of Apache ECharts 4.9.0 that are read; coordinates are packed into texts. */
interface Feature {
  readonly id?: string;
  readonly geometry: {
    readonly coordinates: unknown;
    readonly encodeOffsets: unknown;
  };
}

type Box = readonly [west: number, south: number, east: number, north: number];

const joined = (one: Box | undefined, other: Box | undefined): Box | undefined =>
  one && other
    ? [
        Math.min(one[0], other[0]),
        Math.min(one[1], other[1]),
        Math.max(one[2], other[2]),
        Math.max(one[3], other[3]),
      ]
    : (one ?? other);

const unzigzag = (unit: number): number => (unit >> 1) ^ -(unit & 1);

/** The extent of one packed ring: differences in 1/1024 degrees, zigzag, from an offset. */
function ringBox(packed: string, [x0, y0]: readonly [number, number]): Box | undefined {
  let [x, y] = [x0, y0];
  let box: Box | undefined;
  for (let at = 0; at + 1 < packed.length; at += 2) {
    x += unzigzag(packed.charCodeAt(at) - 64);
    y += unzigzag(packed.charCodeAt(at + 1) - 64);
    box = joined(box, [x / 1024, y / 1024, x / 1024, y / 1024]);
  }
  return box;
}

/** Rings stand packed beside their offsets, or plain as pairs of degrees, at any depth. */
function boxOf(coordinates: unknown, offsets: unknown): Box | undefined {
  if (typeof coordinates === 'string') return ringBox(coordinates, offsets as [number, number]);
  const parts = coordinates as unknown[];
  if (typeof parts[0] === 'number') {
    const [x, y] = parts as [number, number];
    return [x, y, x, y];
  }
  return parts
    .map((part, at) => boxOf(part, (offsets as unknown[] | undefined)?.[at]))
    .reduce(joined, undefined);
}

const featuresOf = (file: string): Feature[] =>
  (JSON.parse(readFileSync(file, 'utf8')) as { features: Feature[] }).features;

/** Codes that have changed since those maps were drawn. */
const renamed: Readonly<Record<string, string>> = { 542400: '540600', 652200: '650500', 371200: '370100' };

const municipalities = new Set(['11', '12', '31', '50']);

function boxes(folder: string): Map<string, Box> {
  const found = new Map<string, Box>();
  const add = (code: string, { geometry }: Feature) => {
    const box = joined(found.get(code), boxOf(geometry.coordinates, geometry.encodeOffsets));
    if (box) found.set(code, box);
  };
  const provinces = readdirSync(join(folder, 'province')).map((name) => join(folder, 'province', name));
  for (const file of [join(folder, 'china-cities.json'), ...provinces]) {
    for (const feature of featuresOf(file)) {
      const id = feature.id ?? '';
      const province = id.slice(0, 2);
      // Of municipalities only districts are drawn.
      if (id && !municipalities.has(province)) add(renamed[id] ?? id, feature);
    }
  }
  for (const feature of featuresOf(join(folder, 'china.json'))) if (feature.id) add(feature.id, feature);
  return found;
}

/**
 * Writes `shared/domain/geo/city-boxes.ts`: `npx tsx scripts/geo/city-boxes.ts <folder>`, where the folder is
 * `map/json` of the npm package echarts 4.9.0 (Apache-2.0). Run by hand when the table of cities changes; what
 * the maps do not draw has the extent of its province.
 */
function write(folder: string): void {
  const found = boxes(folder);
  const rows = cities.map(({ code, name }) => {
    const box = found.get(code) ?? found.get(`${code.slice(0, 2)}0000`);
    if (!box) throw new Error(`no outline of ${name}`);
    const [west, south, east, north] = box;
    const outward = [
      Math.floor(west * 100),
      Math.floor(south * 100),
      Math.ceil(east * 100),
      Math.ceil(north * 100),
    ];
    return `${code} ${outward.join(' ')}`;
  });
  const table = rows.map((row) => `  ${row}`).join('\n');
  writeFileSync(
    'shared/domain/geo/city-boxes.ts',
    `/**
 * The extent of each city: code, west, south, east, north, in hundredths of a degree, rounded outwards. Made by
 * scripts/geo/city-boxes.ts from the outlines in Apache ECharts 4.9.0 (Apache-2.0); not to be edited by hand.
 */
export const cityBoxes = \`
${table}
\`;
`,
  );
}

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: npx tsx scripts/geo/city-boxes.ts <map/json of echarts 4.9.0>');
write(folder);
