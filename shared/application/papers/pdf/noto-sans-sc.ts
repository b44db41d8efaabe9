import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Noto Sans SC (SIL Open Font License 1.1), whole: all of GBK, and of the 8,105 characters that names are written with. */
export const fontFile = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf';

/** The font's bytes. In a bundle this module is another one, which holds them (scripts/with-font.ts). */
export const notoSansSc = async (): Promise<Uint8Array> =>
  readFile(createRequire(join(process.cwd(), 'package.json')).resolve(fontFile));
