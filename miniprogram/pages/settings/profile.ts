import type { Profile } from '../../../shared/contract/account';
import { api } from '../../services/api';
import { confirmAge } from '../../services/confirm-age';
import { say, sayError } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { smallAvatar, uploadPicture } from '../../services/pictures';
import { type ShownError, shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { city } from '../../stores/city';
import { profile } from '../../stores/session';
import { cityNameOf } from '../../utils/cities';

interface Draft {
  readonly nickname: string;
  readonly birthDate: string;
}

interface PhoneAnswer {
  readonly code?: string;
  readonly errno?: number;
  readonly errMsg?: string;
}

interface Own {
  draft: Draft;
}

const own = (page: unknown): Own => page as Own;

/** WeChat's quick phone component has used up the mini-program's quota. */
const phoneQuotaUsedUp = 1_400_001;

/** What others see of the picture, unless they see it. */
const avatarNotes: Readonly<Record<string, string>> = {
  checking: '头像审核中，通过前只有您自己能看到',
  'in-review': '头像审核中，通过前只有您自己能看到',
  refused: '头像未通过审核，别人看不到。请换一张或移除',
};

const avatarOf = ({ avatar }: Profile) => ({
  hasAvatar: avatar !== undefined,
  avatarUrl: avatar?.url ?? '',
  avatarNote: (avatar && avatarNotes[avatar.status]) ?? '',
  isAvatarRefused: avatar?.status === 'refused',
});

const noErrors = { nicknameError: '', birthDateError: '', error: '' };

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'refused',
    errorText: '',
    isOffline: false,
    initials: '',
    hasAvatar: false,
    avatarUrl: '',
    avatarNote: '',
    isAvatarRefused: false,
    isChangingAvatar: false,
    nickname: '',
    birthDate: '',
    isBirthDateFixed: false,
    cityCode: '',
    cityName: '',
    /** Where the wheel stands before a city was chosen. */
    nearCode: city.get().code,
    phone: '',
    legalName: '',
    /** What sign-up still needs, in words. */
    missing: '',
    /** What is wrong with one of the fields, and with none in particular. */
    nicknameError: '',
    birthDateError: '',
    error: '',
    isBusy: false,
    isBindingPhone: false,
  },

  onLoad() {
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const known = await ensureMember('编辑资料', true);
      if (known) this.show(known);
      else this.setData({ state: 'refused' });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  show(known: Profile) {
    const { initials, nickname = '', birthDate = '', cityCode = '', cityName = '' } = known;
    const { phone = '', legalName = '' } = known;
    const missing = [nickname ? '' : '昵称', birthDate ? '' : '出生日期'].filter(Boolean).join('和');
    own(this).draft = { nickname, birthDate };
    this.setData({
      state: 'ready',
      initials,
      ...avatarOf(known),
      nickname,
      birthDate,
      isBirthDateFixed: known.birthDateFixed,
      cityCode,
      cityName,
      phone,
      legalName,
      missing,
    });
  },
  /** Of WeChat's own sheet: its avatar, the album or the camera. */
  async takeAvatar(event: WechatMiniprogram.CustomEvent<{ avatarUrl?: string }>) {
    const { avatarUrl } = event.detail;
    if (!avatarUrl) return;
    await this.changeAvatar(async () => {
      const { pictureId } = await uploadPicture(await smallAvatar(avatarUrl), 'avatar');
      return api.account.setAvatar({ pictureId });
    });
  },
  removeAvatar() {
    return this.changeAvatar(() => api.account.removeAvatar({}));
  },
  /** At once, whatever stands in the form. */
  async changeAvatar(change: () => Promise<{ profile: Profile }>) {
    if (this.data.isChangingAvatar) return;
    this.setData({ isChangingAvatar: true });
    try {
      const { profile: known } = await change();
      profile.set(known);
      this.setData(avatarOf(known));
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isChangingAvatar: false });
    }
  },
  fill(event: WechatMiniprogram.CustomEvent<Draft>) {
    const { isBirthDateFixed, birthDate } = this.data;
    own(this).draft = isBirthDateFixed ? { ...event.detail, birthDate } : event.detail;
    const { error, nicknameError, birthDateError } = this.data;
    if (error || nicknameError || birthDateError) this.setData(noErrors);
  },
  openAccounts() {
    openPage('/pages/payouts/accounts');
  },
  pickCity(event: WechatMiniprogram.CustomEvent<{ code: string }>) {
    const { code: cityCode } = event.detail;
    this.setData({ cityCode, cityName: cityNameOf(cityCode) ?? '' });
  },
  async save() {
    if (this.data.isBusy) return;
    const known = profile.get();
    const { nickname, birthDate } = own(this).draft;
    const { cityCode } = this.data;
    if (!nickname) return this.setData({ nicknameError: '请填写昵称' });
    const changes = {
      ...(nickname !== known?.nickname && { nickname }),
      ...(birthDate && birthDate !== known?.birthDate && { birthDate }),
      ...(cityCode && cityCode !== known?.cityCode && { cityCode }),
    };
    if (Object.keys(changes).length === 0) return leave(this);
    if ('birthDate' in changes && !(await confirmAge(birthDate))) return;
    await this.send(changes);
  },
  async send(changes: Parameters<typeof api.account.updateProfile>[0]) {
    this.setData({ isBusy: true, ...noErrors });
    try {
      const answer = await api.account.updateProfile(changes);
      profile.set(answer.profile);
      say('已保存');
      leave(this);
    } catch (error) {
      this.fail(shownError(error));
    } finally {
      this.setData({ isBusy: false });
    }
  },
  /** Beside the field that is wrong; whoever left the page is told where they are. */
  fail(failed: ShownError) {
    if (!isOpen(this)) return say(failed.message);
    const nicknameError = failed.problemOf('nickname') ?? '';
    const birthDateError = failed.problemOf('birthDate') ?? '';
    this.setData({
      nicknameError,
      birthDateError,
      error: nicknameError || birthDateError ? '' : failed.message,
    });
  },
  /** Without a code the person refused, or the quota is gone; the phone is never required. */
  async bindPhone(event: WechatMiniprogram.CustomEvent<PhoneAnswer>) {
    const { code, errno, errMsg = '' } = event.detail;
    if (errno === phoneQuotaUsedUp) return say('暂时无法验证手机号，请稍后再试');
    // The mini-program was not granted the component; what people refuse says `user deny`.
    if (/no permission/i.test(errMsg)) return say('暂不支持绑定手机号，不影响报名');
    if (!code || this.data.isBindingPhone) return;
    this.setData({ isBindingPhone: true });
    try {
      const answer = await api.account.bindPhone({ code });
      profile.set(answer.profile);
      this.setData({ phone: answer.profile.phone ?? '' });
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBindingPhone: false });
    }
  },
});
