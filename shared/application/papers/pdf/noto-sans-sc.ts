import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Noto Sans SC (SIL Open Font License 1.1), all of simplified Chinese and Latin. */
export const fontFile = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff';

/** The font's bytes. In a bundle this module is another one, which holds them (scripts/with-font.ts). */
export const notoSansSc = async (): Promise<Uint8Array> =>
  readFile(createRequire(join(process.cwd(), 'package.json')).resolve(fontFile));
