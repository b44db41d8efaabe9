import { previewInChromium } from '../../preview/preview.journey';
import { describeInChromium } from './chromium';
import { arrivals } from './journeys/arrivals.journey';
import { mainJobOnCloudBase } from './journeys/cloudbase.journey';
import { groupChat } from './journeys/group-chat.journey';
import { looks } from './journeys/looks.journey';
import { mainJob } from './journeys/main-job.journey';
import { publishing } from './journeys/publishing.journey';
import { closeShared } from './journeys/support/shared';
import { taskPage } from './journeys/task-page.journey';
import { wholeWork } from './journeys/whole-work.journey';
import { work } from './journeys/work.journey';

/** One file for all, so that they share one Chromium, one built mini-program and one laptop. */
describeInChromium('in Chromium', () => {
  afterAll(closeShared);

  describe('the preview of a mini-program', previewInChromium);
  describe('ways in and things that do not work out', arrivals);
  describe('the main job, through the pages of two people', mainJob);
  describe('a task, whoever pays for it, and what else there is', taskPage);
  describe('a publisher, from a blank page to people', publishing);
  describe('the work, from check-in to acceptance', work);
  describe('the whole of work, from an application to what silence accepts', wholeWork);
  describe('the pages at every width, in light and dark', looks);
  describe('the group chat beside the phone', groupChat);
  describe('the main job on CloudBase, over wx.cloud', mainJobOnCloudBase);
});
