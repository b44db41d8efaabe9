// Copied by `npm run mini:generate` from shared/domain/typed; do not edit.

/**
 * Characters that draw nothing and only steer how others are drawn: Default_Ignorable_Code_Point of Unicode, and
 * the marks of interlinear annotation. As ranges, for phones whose engine knows no `\p{}`; a test holds them
 * against the server's.
 */
export const invisibleRanges =
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f' +
  '\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e0fff}';

const invisible = new RegExp(`[${invisibleRanges}]`, 'gu');

/** A text without them. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');
