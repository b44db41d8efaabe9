import { eventsPanel, faultPanel, messagesPanel } from './events-panel';
import { createFrame } from './frame';
import { groupsView } from './groups-view';
import { cardsPanel, openPanel } from './open-panel';
import { operatorPanel, timePanel } from './operator-panel';
import { ask } from './panel';
import { answersPanel, type Person, peoplePanel, phonePanel, placePanel } from './people-panel';

function found<T extends HTMLElement>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

async function main(): Promise<void> {
  const frame = createFrame(found('#phone'), found('.phone'));
  const { people } = await ask<{ people: readonly Person[] }>('/sandbox/people');
  found('#panels-view').append(
    peoplePanel(frame, people),
    operatorPanel(),
    timePanel(),
    placePanel(frame, people),
    phonePanel(frame),
    answersPanel(frame),
    openPanel(frame),
    cardsPanel(frame, people),
    messagesPanel(frame),
    faultPanel(),
    eventsPanel(frame),
  );
  const groups = groupsView(frame);
  found('#groups-view').append(groups.element);
  const showTab = () => {
    const inGroups = location.hash === '#groups';
    found('#panels-view').hidden = inGroups;
    found('#groups-view').hidden = !inGroups;
    for (const tab of document.querySelectorAll('.tabs a'))
      tab.setAttribute('aria-current', String((tab.getAttribute('href') === '#groups') === inGroups));
    groups.show(inGroups);
  };
  window.addEventListener('hashchange', showTab);
  showTab();
  const route = found('#route');
  frame.onEntry((entry) => {
    if (entry.kind === 'page' && entry.what === 'onShow') route.textContent = entry.path;
  });
  frame.reload();
}

main().catch((error: Error) => {
  found('#panels-view').textContent = `预览没有启动成功：${error.message}`;
});
