/** Of a jest project: its tests run through CloudBase's entry points. */
process.env.CLOUD = 'cloudbase';
