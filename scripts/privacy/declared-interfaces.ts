import type { PersonalDataName } from '../../shared/domain/privacy/personal-data';

/** An interface of WeChat that counts as taking somebody's data, and works only once it is declared in the console. */
export interface DeclaredInterface {
  /** What it is called in the console: 设置 → 服务内容声明 → 用户隐私保护指引. */
  readonly words: string;
  /** What is written there: for what it is used. */
  readonly use: string;
  /** What comes of it, by the register; none where it only writes to the phone. */
  readonly data: readonly PersonalDataName[];
}

/** What is declared to WeChat, by interface or open-type. */
export const declaredInterfaces: Readonly<Record<string, DeclaredInterface>> = {
  getLocation: {
    words: '位置信息',
    use: '按离您近排任务，以及您单独同意后用定位打卡',
    data: ['position'],
  },
  getFuzzyLocation: { words: '位置信息', use: '按离您近排任务', data: ['position'] },
  chooseLocation: {
    words: '位置信息',
    use: '您在地图上选家附近的位置，或发布任务时选工作地点',
    data: ['home', 'tasks'],
  },
  chooseMedia: {
    words: '选中的照片或视频信息, 摄像头',
    use: '您选择或拍摄头像、打卡照片、交付成果、争议图片、任务图片和发布方资质照片',
    data: ['avatar', 'work', 'disputes', 'tasks', 'publisherPapers'],
  },
  chooseMessageFile: {
    words: '选中的文件',
    use: '发布方选择验收结果的表格',
    data: ['work'],
  },
  chooseAvatar: { words: '昵称、头像', use: '您选择微信头像作头像', data: ['avatar', 'nickname'] },
  saveImageToPhotosAlbum: { words: '相册（仅写入）', use: '把任务海报存到您的相册', data: [] },
  addPhoneCalendar: { words: '日历（仅写入）', use: '把工作时间记到您的日历', data: [] },
  setClipboardData: { words: '剪切板', use: '复制地址、单号和下载链接', data: [] },
  getPhoneNumber: { words: '手机号', use: '您点“绑定”时取得手机号', data: ['phone'] },
};
