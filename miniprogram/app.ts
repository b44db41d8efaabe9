import { config } from './config';
import { watchKeptMarks } from './services/attend';
import { watchNews } from './services/news';
import { watchPrivacy } from './services/privacy';
import './services/sign-in';
import { watchNetwork } from './stores/network';

App({
  onLaunch() {
    if (config.transport === 'cloud') wx.cloud.init({ env: config.cloudEnv });
    watchNetwork();
    watchPrivacy();
    watchNews();
    watchKeptMarks();
  },
});
