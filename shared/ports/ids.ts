/** The only source of randomness. */
export interface Ids {
  /** A new id: 16 base62 characters (95 bits), unguessable. */
  newId(): string;
  /** A secret of 32 base62 characters (190 bits). */
  newSecret(): string;
  /** A number in [0, 1), for jitter. */
  random(): number;
}
