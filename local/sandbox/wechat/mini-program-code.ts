import { createHash } from 'node:crypto';
import { encodePng, type Picture } from '../png';
import { appWithToken } from './access';
import { textField, type WeChatEndpoint } from './endpoint';
import { WeChatRefusal } from './refusal';

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** POST /wxa/getwxacodeunlimit. Source: 获取不限制的小程序码. Takes any page: the sandbox has published none. */
export const miniProgramCode: WeChatEndpoint = {
  method: 'POST',
  path: '/wxa/getwxacodeunlimit',
  answer(state, request) {
    const app = appWithToken(state, request);
    const { body } = request;
    const scene = textField(body, 'scene');
    if (!SCENE.test(scene)) throw new WeChatRefusal(40129, 'invalid scene');
    const { page = '', width = 430, env_version = 'release' } = body;
    if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) {
      throw new WeChatRefusal(41030, 'invalid page');
    }
    const isWidth = typeof width === 'number' && Number.isInteger(width) && width >= 280 && width <= 1280;
    const isVersion = ['release', 'trial', 'develop'].includes(String(env_version));
    if (!isWidth || !isVersion) throw new WeChatRefusal(40097, 'invalid args');
    return encodePng(drawCode(width, `${app.appId} ${page} ${scene}`));
  },
};

const WHITE = 0;
const BLACK = 1;
const GREEN = 2;
const RAYS = 54;
const RINGS = 8;

/** A round code with rays, three finder rings and a disc in the middle, the same for the same content. */
export function drawCode(width: number, content: string): Picture {
  const bits = createHash('sha512').update(content).digest();
  const pixels = new Uint8Array(width * width);
  const radius = width * 0.47;
  for (let row = 0; row < width; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5 - width / 2) / radius;
      const y = (row + 0.5 - width / 2) / radius;
      pixels[row * width + column] = finderAt(x, y) ?? centreAt(x, y) ?? rayAt(x, y, bits);
    }
  }
  const palette = [
    [255, 255, 255],
    [24, 24, 24],
    [7, 193, 96],
  ] as const;
  return { width, height: width, pixels, palette };
}

// These run for every pixel: Math.hypot would take several times as long as a plain root.
const { sqrt, atan2, floor, PI } = Math;

function length(x: number, y: number): number {
  return sqrt(x * x + y * y);
}

const FINDERS = [
  [-0.6, -0.6],
  [0.6, -0.6],
  [-0.6, 0.6],
] as const;

function finderAt(x: number, y: number): number | undefined {
  for (const [fx, fy] of FINDERS) {
    const distance = length(x - fx, y - fy);
    if (distance < 0.24) return distance < 0.09 || (distance > 0.14 && distance < 0.19) ? BLACK : WHITE;
  }
  return undefined;
}

function centreAt(x: number, y: number): number | undefined {
  const distance = length(x, y);
  if (distance < 0.4) return GREEN;
  return distance < 0.46 ? WHITE : undefined;
}

/** One bit of the content for each cell of a ray, with a white gap between neighbouring rays. */
function rayAt(x: number, y: number, bits: Uint8Array): number {
  const distance = length(x, y);
  if (distance >= 1) return WHITE;
  const turn = ((atan2(y, x) / (2 * PI) + 1) % 1) * RAYS;
  if (turn % 1 > 0.6) return WHITE;
  const ring = floor(((distance - 0.46) / 0.54) * RINGS);
  const cell = floor(turn) * RINGS + ring;
  return ((bits[cell >> 3] ?? 0) >> (cell & 7)) & 1 ? BLACK : WHITE;
}
