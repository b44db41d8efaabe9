import { type CleanedPicture, latin } from './cleaned';
import { cleanJpeg } from './jpeg';
import { maxSidePixels } from './picture-purposes';
import { cleanPng } from './png';
import { cleanWebp } from './webp';

function cleanedByContent(bytes: Uint8Array): CleanedPicture | undefined {
  if (latin(bytes, 0, 3) === '\xff\xd8\xff') return cleanJpeg(bytes);
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return cleanPng(bytes);
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return cleanWebp(bytes);
  return undefined;
}

/**
 * A JPEG, PNG or still WebP, told by its content and not by its name, without anything that does not draw it.
 * Undefined: it is none of them, broken off, or of a size that no camera makes.
 */
export function cleanPicture(bytes: Uint8Array): CleanedPicture | undefined {
  const cleaned = cleanedByContent(bytes);
  if (!cleaned) return undefined;
  const { widthPixels, heightPixels } = cleaned;
  const isDrawn = (side: number): boolean => side >= 1 && side <= maxSidePixels;
  return isDrawn(widthPixels) && isDrawn(heightPixels) ? cleaned : undefined;
}
