import { accountContract } from '../../shared/contract/account';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { agreements } from './consent/agreements';
import { consent } from './consent/consent';
import { giveConsent, purposes, withdrawConsent } from './consent/purposes';
import { login } from './login/login';
import { loginRecords } from './login/login-records';
import { removeAvatar, setAvatar } from './profile/avatar';
import { bindPhone } from './profile/bind-phone';
import { me } from './profile/me';
import { setHome } from './profile/set-home';
import { updateProfile } from './profile/update-profile';
import { logout } from './sessions/logout';
import { refresh } from './sessions/refresh';

export const account = feature(
  accountContract,
  ['wechat', 'files', 'hash', 'tokens', 'signIn'],
  {
    agreements,
    login,
    consent,
    me,
    updateProfile,
    setAvatar,
    removeAvatar,
    purposes,
    giveConsent,
    withdrawConsent,
    setHome,
    bindPhone,
    refresh,
    logout,
    loginRecords,
  },
  [limitByPerson],
);
