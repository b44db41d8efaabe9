import { accountContract } from '../../shared/contract/account';
import { feature } from '../../shared/runtime/feature';
import { agreements } from './agreements';
import { bindPhone } from './bind-phone';
import { consent } from './consent';
import { login } from './login';
import { loginRecords } from './login-records';
import { logout } from './logout';
import { me } from './me';
import { refresh } from './refresh';
import { updateProfile } from './update-profile';

export const account = feature(accountContract, ['wechat', 'hash', 'tokens', 'signIn'], {
  agreements,
  login,
  consent,
  me,
  updateProfile,
  bindPhone,
  refresh,
  logout,
  loginRecords,
});
