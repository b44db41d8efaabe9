import { config } from './config';
import { watchNetwork } from './stores/network';
import { watchPrivacy } from './services/privacy';

App({
  onLaunch() {
    if (config.transport === 'cloud') wx.cloud.init({ env: config.cloudEnv });
    watchNetwork();
    watchPrivacy();
  },
});
