import type { FileHead } from '../../ports/files';

/** Storage is asked for the file as it is: a packed one would be told with another size, or none. */
export const asItIs = { 'accept-encoding': 'identity' } as const;

/** Size and type by the headers of a HEAD. Throws when the size is not told: it must not pass for 0. */
export function headOf(headers: Headers): FileHead {
  const length = headers.get('content-length');
  if (length === null) throw new Error('a head without a size');
  return { bytes: Number(length), type: headers.get('content-type') ?? '' };
}
