/**
 * Characters of an id, base62: 95 bits, unguessable. WeChat allows 32 characters in a code's scene, where the id of a share stands.
 */
export const idLength = 16;

/** One id, as part of a longer form. */
export const idPattern = `[0-9A-Za-z]{${idLength}}`;
