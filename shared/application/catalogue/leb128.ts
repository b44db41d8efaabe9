/** Writes natural numbers in few bytes: small ones in one. */
export function leb128Writer(): { write(value: number): void; toBase64(): string } {
  let bytes = new Uint8Array(1 << 16);
  let length = 0;
  return {
    write: (value) => {
      if (length + 5 > bytes.length) {
        const more = new Uint8Array(bytes.length * 2);
        more.set(bytes);
        bytes = more;
      }
      let rest = value;
      for (; rest > 127; rest >>>= 7) {
        bytes[length] = (rest & 127) | 128;
        length += 1;
      }
      bytes[length] = rest;
      length += 1;
    },
    toBase64: () => Buffer.from(bytes.buffer, 0, length).toString('base64'),
  };
}

/** Reads them again, one a call; 0 behind the end. */
export function leb128Reader(base64: string): () => number {
  const bytes = Buffer.from(base64, 'base64');
  let at = 0;
  return () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
}
