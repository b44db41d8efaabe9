const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * An idempotency key: made once for what a person means to do, and sent again with every retry. It only
 * has to differ from the person's own other keys of a day, so that time and Math.random suffice.
 */
export function newKey(): string {
  let key = Date.now().toString(36);
  while (key.length < 24) key += alphabet[Math.floor(Math.random() * alphabet.length)];
  return key;
}
