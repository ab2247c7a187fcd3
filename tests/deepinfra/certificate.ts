import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface Certificate {
  readonly pem: string;
  readonly privateKeyPem: string;
  /** What Chromium's `--ignore-certificate-errors-spki-list` wants of it. */
  readonly spkiHash: string;
}

/** A certificate for `api.deepinfra.com` on this machine that nothing but this run trusts. */
export async function makeCertificate(): Promise<Certificate> {
  const now = Date.now();
  const pems = await generate([{ name: 'commonName', value: 'api.deepinfra.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A browser in a container may have another clock than this process.
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + 7 * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'api.deepinfra.com' },
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const publicKey = new X509Certificate(pems.cert).publicKey;
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return {
    pem: pems.cert,
    privateKeyPem: pems.private,
    spkiHash: createHash('sha256').update(spki).digest('base64'),
  };
}
