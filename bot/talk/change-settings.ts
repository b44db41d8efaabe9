import type { GroupView } from '../../shared/contract/groups';
import { defaultQuietHours } from '../../shared/domain/groups/quiet-hours';
import type { GroupBook } from '../engine/group-book';
import type { Place } from '../engine/sender';
import type { GroupSettings, SettingsCommand } from './settings-command';
import { notSetText, savedText, shownText, unknownText } from './settings-texts';

/** Of a group that has said nothing else. */
export const defaultSettings: Omit<GroupSettings, 'cityCode'> = {
  isOn: true,
  categories: [],
  rhythm: 'at-once',
  ...defaultQuietHours,
};

const settingsOf = (group: GroupView): GroupSettings => {
  const { groupId: _groupId, channel: _channel, address: _address, ...settings } = group;
  return settings;
};

/** Does what an admin asks for; answers the text that says so. */
export async function changeSettings(
  book: GroupBook,
  { channel, address }: Place,
  { change, unknown }: SettingsCommand,
): Promise<string> {
  if (unknown !== undefined) return unknownText(unknown);
  const group = book.at(channel, address);
  if (Object.keys(change).length === 0) return group ? shownText(settingsOf(group)) : notSetText;
  const cityCode = change.cityCode ?? group?.cityCode;
  if (!cityCode) return notSetText;
  const settings = { ...defaultSettings, ...(group && settingsOf(group)), ...change, cityCode };
  return savedText(settingsOf(await book.save({ channel, address, ...settings })));
}

const inOrder = ({ isOn, cityCode, categories, rhythm, quietFromHour, quietToHour }: GroupSettings) => [
  isOn,
  cityCode,
  categories.toSorted(),
  rhythm,
  quietFromHour,
  quietToHour,
];

/** Whether a group stands as wanted. */
export const sameSettings = (group: GroupView, wanted: GroupSettings): boolean =>
  JSON.stringify(inOrder(group)) === JSON.stringify(inOrder(wanted));
