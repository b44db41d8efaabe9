import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { selfSigned } from './certificate';

interface KeyPair {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const newPair = (): KeyPair => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** PEM of a private key, PKCS#8. */
export const privatePem = ({ privateKey }: KeyPair): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const publicPem = ({ publicKey }: KeyPair): string =>
  publicKey.export({ type: 'spki', format: 'pem' }).toString();

function make() {
  const [merchant, older, newer, app, alipay] = [newPair(), newPair(), newPair(), newPair(), newPair()];
  return {
    merchant,
    /** WeChat Pay's keys; while they change, both sign. */
    platform: { PUB_KEY_ID_0110000000000000000001: older, PUB_KEY_ID_0110000000000000000002: newer },
    /** 32 characters. */
    apiV3Key: randomBytes(16).toString('hex'),
    app: { ...app, certificate: selfSigned('app', app) },
    alipay: { ...alipay, certificate: selfSigned('alipay', alipay) },
    rootCertificates: selfSigned('root', alipay),
  };
}

let made: ReturnType<typeof make> | undefined;

/** Keys of the sandbox's rails and of the one merchant that they know: new with each process, made when first used. */
export function railKeys(): ReturnType<typeof make> {
  made ??= make();
  return made;
}
export type PlatformKeyId = keyof ReturnType<typeof make>['platform'];
