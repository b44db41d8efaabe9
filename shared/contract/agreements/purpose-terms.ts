import type { ConsentPurpose } from '../../domain/account/consent-purposes';

/** What somebody agrees to apart from the agreements. A changed text needs a new version, and so a fresh consent. */
export interface PurposeTerms {
  /** The day it takes effect, YYYY-MM-DD. */
  readonly version: string;
  readonly title: string;
  /** What is taken, for what, who sees it, how long it stays, and what happens without it. */
  readonly paragraphs: readonly string[];
}

/** The current text of every purpose. */
export const purposeTerms: Readonly<Record<ConsentPurpose, PurposeTerms>> = {
  'check-in-position': {
    version: '2026-11-26',
    title: '用定位打卡',
    paragraphs: [
      '只在您点“用定位打卡”时取那一次的位置，用来算您离工作地点多远。算完就删，只留下距离和时间，发布方能看到。',
      '不同意也能用现场码打卡。同意后可随时在“我的—隐私与权限”撤回，撤回后不再取您的位置。',
    ],
  },
  home: {
    version: '2026-11-26',
    title: '保存家附近的位置',
    paragraphs: [
      '位置模糊到约 1 公里后加密保存，用来按离家近排任务。您报名的发布方只看到“3 公里内”这样的距离段，看不到地点。',
      '不同意不影响找任务和报名。可随时在“我的—隐私与权限”撤回，撤回后立即删除。',
    ],
  },
};
