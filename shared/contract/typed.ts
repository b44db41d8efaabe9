import * as z from 'zod';
import { cleanText, type TextForm, textFault } from '../domain/text/typed-text';
import { wants } from './wants';

/** What people type: cleaned, then judged. A fault is told in its own words. */
export const typed = (
  clean: (raw: string) => string,
  faultOf: (cleaned: string) => string | undefined,
  bounds: { readonly minLength?: number; readonly maxLength?: number } = {},
) =>
  z
    .string()
    // Bounds of the documentation: they hold for what is left after cleaning.
    .meta(bounds)
    .transform(clean)
    .pipe(
      z
        .string()
        .meta(bounds)
        .refine((cleaned) => faultOf(cleaned) === undefined, {
          error: ({ input }) => faultOf(String(input)) ?? '',
        }),
    );

/** Free text that people type, of one line or many; lengths in characters of Unicode. The only door for such text. */
export const text = (form: TextForm) =>
  wants(
    `请填写${form.name}`,
    typed(
      (raw) => cleanText(raw, form.lines),
      (cleaned) => textFault(cleaned, form),
      { minLength: form.min, maxLength: form.max },
    ),
  );

/** What another program calls something: kept as it is, so it must be clean already. */
export const foreignName = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (name) =>
        cleanText(name, 'one') === name &&
        textFault(name, { name: '', min: 1, max, lines: 'one' }) === undefined,
    );
