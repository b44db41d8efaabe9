/** A position in gcj02, the datum of WeChat's maps; degrees. */
export interface Position {
  readonly longitude: number;
  readonly latitude: number;
}

/** Sides of the square cells, in metres: each covers a circle of half its side with four cells. */
export const cellSidesMetres = [2_000, 8_000, 32_000] as const;
export type CellSide = (typeof cellSidesMetres)[number];

/** Farthest search: half the side of the largest cell. */
export const maxRadiusMetres = 16_000;

const earthRadiusMetres = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const metresPerDegree = radians(1) * earthRadiusMetres;

/** Great-circle distance in metres (haversine). */
export function distanceMetres(a: Position, b: Position): number {
  const halfLatitude = radians(b.latitude - a.latitude) / 2;
  const halfLongitude = radians(b.longitude - a.longitude) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(halfLongitude) ** 2;
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(chord)));
}

interface Grid {
  readonly row: number;
  readonly column: number;
}

/**
 * Rows are bands of latitude one side high. A column's width in degrees is fixed per row at the row's
 * edge farther from the equator, so that no cell is narrower than its side.
 */
function columnDegrees(row: number, side: CellSide): number {
  const low = (row * side) / metresPerDegree;
  const high = ((row + 1) * side) / metresPerDegree;
  const narrowest = Math.min(89, Math.max(Math.abs(low), Math.abs(high)));
  return side / (metresPerDegree * Math.cos(radians(narrowest)));
}

const rowOf = (latitude: number, side: CellSide): number => Math.floor((latitude * metresPerDegree) / side);

const columnOf = (longitude: number, row: number, side: CellSide): number =>
  Math.floor(longitude / columnDegrees(row, side));

const cellName = ({ row, column }: Grid, side: CellSide): string => `${side / 1000}:${row}:${column}`;

/** The cell of a position, as text. */
export function cellOf({ longitude, latitude }: Position, side: CellSide): string {
  const row = rowOf(latitude, side);
  return cellName({ row, column: columnOf(longitude, row, side) }, side);
}

/**
 * At most four cells that cover the circle of `radiusMetres` ≤ side / 2 around a centre: in each of the
 * two nearest rows, the column of the centre and its nearest neighbour.
 */
export function cellsAround(centre: Position, side: CellSide): string[] {
  const exactRow = (centre.latitude * metresPerDegree) / side;
  const row = Math.floor(exactRow);
  // Stryker disable next-line EqualityOperator: from the very middle either neighbour covers the circle
  const otherRow = exactRow - row < 0.5 ? row - 1 : row + 1;
  return [row, otherRow].flatMap((each) => {
    const exactColumn = centre.longitude / columnDegrees(each, side);
    const column = Math.floor(exactColumn);
    // Stryker disable next-line EqualityOperator: from the very middle either neighbour covers the circle
    const otherColumn = exactColumn - column < 0.5 ? column - 1 : column + 1;
    return [column, otherColumn].map((one) => cellName({ row: each, column: one }, side));
  });
}
