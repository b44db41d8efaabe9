/** What no contract says of functions on CloudBase. */

/** Cannot be changed once a function exists. */
export const runtime = 'Nodejs20.19';

/** Above the longest retries with database and WeChat; the cloud's own default is 3 s. */
export const timeoutSeconds = 20;

/** Steps of 128 MB; the SDK alone takes about 60 MB. */
export const memoryMb = 256;

/** Where the package stands. */
export const packageFolder = 'dist/cloudbase';
export const functionRoot = `${packageFolder}/functions`;

/** A larger bundle starts slowly; the SDK makes up most of it. */
export const maxBundleBytes = 1_400 * 1024;

/** What one function's variables may take together. */
export const maxVariableBytes = 4_096;
