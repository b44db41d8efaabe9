import { createHash, X509Certificate } from 'node:crypto';

/** The number by which Alipay knows a certificate: MD5 of its issuer, last attribute first, and decimal serial. */
export function certificateNumber(pem: string): string {
  const { issuer, serialNumber } = new X509Certificate(pem);
  const name = issuer.split('\n').toReversed().join(',');
  return createHash('md5')
    .update(`${name}${BigInt(`0x${serialNumber}`)}`)
    .digest('hex');
}

const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function isRsa(pem: string): boolean {
  try {
    return new X509Certificate(pem).publicKey.asymmetricKeyType === 'rsa';
  } catch {
    // A key of a kind that this Node cannot read, such as SM2.
    return false;
  }
}

/** The number of a bundle of roots: those with RSA keys count. */
export const rootCertificateNumber = (bundle: string): string =>
  (bundle.match(certificates) ?? []).filter(isRsa).map(certificateNumber).join('_');
