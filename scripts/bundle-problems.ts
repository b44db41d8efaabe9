/** Of a function on AWS. A larger bundle starts slowly, and a library came in that should not have. */
export const maxBundleBytes = 420 * 1024;

/** The font of papers and what sets it, which nothing else has to load. */
export const paperBytes = 9_600 * 1024;

/** What the bundle of a function may take. */
export const bundleCeiling = (name: string): number =>
  name === 'documents' ? maxBundleBytes + paperBytes : maxBundleBytes;

/** Texts that only code of `local/` has: routes, login codes, people and roles of a laptop. */
const laptopMarkers = ['/sandbox/', 'login-code', 'sandbox', 'crowd-', 'local/role'];

/** Packages of the scripts: requests to AWS are built and signed by hand (docs/adr/0012-no-sdk-in-functions.md). */
const scriptPackages = /(?:^|\/)node_modules\/(dynamoose|@aws-sdk|@smithy)\//;

/** Folders of which nothing is deployed. */
const laptopFolders = ['local/', 'tests/', 'bench/', 'scripts/'];

/** Why a bundle must not be deployed; empty when it may. `sources` are paths from the project's root. */
export function bundleProblems(
  text: string,
  sources: readonly string[],
  maxBytes = maxBundleBytes,
): string[] {
  const bytes = Buffer.byteLength(text);
  const tooLarge = bytes > maxBytes ? [`${bytes} bytes, more than ${maxBytes}`] : [];
  const marked = laptopMarkers.filter((marker) => text.includes(marker));
  const foreign = sources.filter((source) => laptopFolders.some((folder) => source.startsWith(folder)));
  const packages = new Set(sources.flatMap((source) => scriptPackages.exec(source)?.[1] ?? []));
  return [
    ...tooLarge,
    ...marked.map((marker) => `contains '${marker}', which belongs to local/`),
    ...foreign.map((source) => `bundles ${source}`),
    ...[...packages].map((name) => `bundles ${name}, which belongs to the scripts`),
  ];
}
