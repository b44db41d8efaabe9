import { encodePng } from '../../../local/sandbox/png';
import { cleanPicture } from './clean-picture';
import { maxSidePixels } from './picture-purposes';

const bytesOf = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const includes = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text, 0, 'latin1');

const secret = 'GPS 36.06N 120.38E iPhone';

/** A segment of a JPEG: marker, length, body. */
const segment = (marker: number, ...body: (string | readonly number[])[]): Uint8Array => {
  const inside = bytesOf(...body);
  return bytesOf([0xff, marker, (inside.length + 2) >> 8, (inside.length + 2) & 0xff], inside);
};
const exif = (orientation: number, little = false): Uint8Array => {
  const entry = Buffer.alloc(12);
  const [short, long] = little
    ? [entry.writeUInt16LE.bind(entry), entry.writeUInt32LE.bind(entry)]
    : [entry.writeUInt16BE.bind(entry), entry.writeUInt32BE.bind(entry)];
  short(0x0112, 0);
  short(3, 2);
  long(1, 4);
  short(orientation, 8);
  const head = little ? [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0] : [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  return segment(0xe1, 'Exif\0\0', head, [...entry], secret);
};
const frame = (width = 640, height = 480) =>
  segment(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]);
const scan = bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
const jfif = segment(0xe0, 'JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]);
const profile = segment(0xe2, 'ICC_PROFILE\0', [1, 1, 7]);
const jpeg = (...parts: Uint8Array[]): Uint8Array => bytesOf([0xff, 0xd8], ...parts, [0xff, 0xd9]);

describe('given a JPEG', () => {
  test('when it is cleaned, then what draws it stays byte for byte, and nothing else', () => {
    const dirty = bytesOf(
      jpeg(
        jfif,
        exif(1),
        segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', secret),
        segment(0xe2, 'MPF\0', secret),
        profile,
        segment(0xed, 'Photoshop 3.0\0', secret),
        segment(0xfe, secret),
        frame(),
        scan,
        // A progressive picture has tables and scans after the first.
        segment(0xc4, [0, 1, 2]),
        segment(0xfe, secret),
        scan,
      ),
      secret,
    );
    const cleaned = cleanPicture(dirty);
    expect(cleaned).toMatchObject({ format: 'jpeg', widthPixels: 640, heightPixels: 480 });
    expect(Buffer.from(cleaned?.bytes ?? [])).toEqual(
      Buffer.from(jpeg(jfif, profile, frame(), scan, segment(0xc4, [0, 1, 2]), scan)),
    );
  });

  test.each([
    [6, false],
    [3, true],
    [8, true],
  ])(
    'turned by %i, when it is cleaned, then it is still turned, and clean once more the same',
    (way, little) => {
      const once = cleanPicture(jpeg(jfif, exif(way, little), frame(), scan))?.bytes ?? new Uint8Array();
      expect(includes(once, 'GPS')).toBe(false);
      expect(includes(once, `\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(way)}`)).toBe(true);
      expect(cleanPicture(once)?.bytes).toEqual(once);
    },
  );

  test.each([
    ['broken off', jpeg(frame(), scan).subarray(0, -2)],
    ['broken off in a segment', jpeg(frame(), scan).subarray(0, 10)],
    ['without a frame', jpeg(jfif)],
    ['with a length that leads out of it', bytesOf([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2, 0xff, 0xd9])],
    ['with a length that leads nowhere', bytesOf([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0xff, 0xd9])],
    ['of no width', jpeg(frame(0, 10), scan)],
    ['wider than any camera makes', jpeg(frame(maxSidePixels + 1, 10), scan)],
    [
      'with a tag list that leads out of it',
      jpeg(segment(0xe1, 'Exif\0\0', [0x4d, 0x4d, 0, 42, 0xff, 0, 0, 8])),
    ],
  ])('%s, when it is cleaned, then it is none', (_what, bytes) => {
    expect(cleanPicture(bytes)).toBeUndefined();
  });
});

describe('given a PNG', () => {
  const png = encodePng({ width: 4, height: 3, pixels: new Uint8Array(12), palette: [[1, 2, 3]] });
  const chunk = (type: string, data: string): Uint8Array =>
    bytesOf([0, 0, 0, data.length], type, data, [0, 0, 0, 0]);

  test('when it is cleaned, then texts, Exif, moments and frames are gone', () => {
    const texts = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'acTL', 'fcTL', 'fdAT', 'xyZz'];
    const dirty = bytesOf(
      png.subarray(0, 33),
      ...texts.map((type) => chunk(type, secret)),
      png.subarray(33),
      secret,
    );
    const cleaned = cleanPicture(dirty);
    expect(cleaned).toMatchObject({ format: 'png', widthPixels: 4, heightPixels: 3 });
    expect(Buffer.from(cleaned?.bytes ?? [])).toEqual(png);
  });

  test.each([
    ['broken off', png.subarray(0, -5)],
    ['with nothing inside', png.subarray(0, 8)],
    ['whose first chunk is another', bytesOf(png.subarray(0, 8), chunk('tEXt', secret), png.subarray(33))],
  ])('%s, when it is cleaned, then it is none', (_what, bytes) => {
    expect(cleanPicture(bytes)).toBeUndefined();
  });
});

describe('given a WebP', () => {
  const chunk = (type: string, body: Uint8Array): Uint8Array =>
    bytesOf(type, [body.length & 0xff, body.length >> 8, 0, 0], body, body.length % 2 ? [0] : []);
  const riff = (...chunks: Uint8Array[]): Uint8Array => {
    const body = bytesOf('WEBP', ...chunks);
    return bytesOf('RIFF', [body.length & 0xff, body.length >> 8, 0, 0], body);
  };
  const lossy = chunk('VP8 ', bytesOf([0x30, 1, 0, 0x9d, 1, 0x2a, 0x80, 2, 0xe0, 1, 9]));
  const lossless = chunk('VP8L', bytesOf([0x2f, 0x7f, 0xc2, 0x77, 0, 5]));
  const extended = (flags: number) => chunk('VP8X', bytesOf([flags, 0, 0, 0, 0x7f, 2, 0, 0xdf, 1, 0]));

  test.each([
    ['lossy', riff(lossy), riff(lossy)],
    ['lossless', riff(lossless), riff(lossless)],
    [
      'extended',
      bytesOf(
        riff(
          extended(0x3c),
          chunk('ICCP', bytesOf([1, 2])),
          lossy,
          chunk('EXIF', bytesOf(secret)),
          chunk('XMP ', bytesOf(secret)),
          chunk('ABCD', bytesOf(secret)),
        ),
        secret,
      ),
      riff(extended(0x30), chunk('ICCP', bytesOf([1, 2])), lossy),
    ],
  ])('%s, when it is cleaned, then what draws it stays, and nothing else', (_what, dirty, clean) => {
    const cleaned = cleanPicture(dirty);
    expect(cleaned).toMatchObject({ format: 'webp', widthPixels: 640, heightPixels: 480 });
    expect(Buffer.from(cleaned?.bytes ?? [])).toEqual(Buffer.from(clean));
  });

  test.each([
    ['that moves', riff(extended(0x02), lossy)],
    ['broken off', riff(lossy).subarray(0, -3)],
    ['with nothing that draws it', riff(extended(0), chunk('EXIF', bytesOf(secret)))],
    ['with a length that leads out of it', riff(bytesOf('VP8 ', [0xff, 0, 0, 0], [1, 2, 3]))],
  ])('%s, when it is cleaned, then it is none', (_what, bytes) => {
    expect(cleanPicture(bytes)).toBeUndefined();
  });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ['a GIF', bytesOf('GIF89a', new Uint8Array(40))],
  ['a PDF', bytesOf('%PDF-1.7 ', secret)],
  ['a page that begins like a picture', bytesOf([0xff, 0xd8, 0xff], '<html><script>')],
])('given %s, when it is cleaned, then it is no picture', (_what, bytes) => {
  expect(cleanPicture(bytes)).toBeUndefined();
});
