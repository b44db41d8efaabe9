/** What a picture is taken for. `licence` and `face` are papers of a publisher, `avatar` and `task` are for everybody. */
export const picturePurposes = [
  'licence',
  'face',
  'hand-in',
  'check-in',
  'task',
  'avatar',
  'dispute',
  'support',
] as const;
export type PicturePurpose = (typeof picturePurposes)[number];

/**
 * Whether WeChat judges it: what other people see. Papers, and what is shown to support, are seen by their owner and by
 * operators, and go to nobody else (PIPL art. 6: no more than the purpose needs).
 */
export const isJudged = (purpose: PicturePurpose): boolean =>
  purpose !== 'licence' && purpose !== 'face' && purpose !== 'support';

/** As what WeChat judges it: 1 of a profile, 2 beside a comment, 3 in a forum. */
export const sceneOf = (purpose: PicturePurpose): 1 | 2 | 3 =>
  purpose === 'avatar' ? 1 : purpose === 'task' ? 3 : 2;

/** Formats that are taken; a phone makes JPEG of whatever it compresses. */
export const pictureFormats = ['jpeg', 'png', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** A larger one is refused, as WeChat's checks do (mediaCheckAsync: 10 MB). */
export const maxPictureBytes = 10 * 1024 * 1024;

/** Of either side: what decodes to more would fill a phone's memory. */
export const maxSidePixels = 12_000;
