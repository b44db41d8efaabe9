import { api } from '../../services/api';
import { emptyList, listPage } from '../../services/pager';
import { moment } from '../../utils/format';
import { ruleTexts } from '../../utils/rule-texts';

interface LoginRow {
  readonly id: string;
  readonly device: string;
  readonly ip: string;
  readonly time: string;
}

/** What people call the device; a user agent says far more than they want to read. */
function deviceName(userAgent: string): string {
  if (/iPhone/i.test(userAgent)) return 'iPhone';
  if (/iPad/i.test(userAgent)) return 'iPad';
  if (/HarmonyOS|OpenHarmony/i.test(userAgent)) return '鸿蒙设备';
  const android = /Android[^;)]*;\s*(?:[a-z]{2}[-_][a-zA-Z]{2};\s*)?([^;)]+?)(?:\s+Build|[;)])/i.exec(
    userAgent,
  )?.[1];
  if (android) return android;
  if (/Windows/i.test(userAgent)) return 'Windows 电脑';
  if (/Macintosh|Mac OS/i.test(userAgent)) return 'Mac 电脑';
  return /Linux/i.test(userAgent) ? 'Linux 电脑' : '未知设备';
}

async function loadLogins(cursor: string | undefined) {
  const { records, next } = await api.account.loginRecords(cursor === undefined ? {} : { cursor });
  const rows: LoginRow[] = records.map(({ atMs, ip, device }) => ({
    id: `${atMs}:${ip}`,
    device: deviceName(device),
    ip: `IP ${ip}`,
    time: moment(atMs),
  }));
  return { rows, next };
}

Page({
  data: { ...emptyList<LoginRow>(), rules: ruleTexts },

  ...listPage(loadLogins),
  onLoad() {
    this.reload();
  },
});
