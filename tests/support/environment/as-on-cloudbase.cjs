/** Of a jest project: its tests run through CloudBase's entry points, on its document database. */
process.env.CLOUD = 'cloudbase';
process.env.STORE = 'cloudbase';
