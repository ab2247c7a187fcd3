/**
 * What a browser must know to find the stand-in where the shipped extension expects
 * https://api.deepinfra.com. The object of `tests/deepinfra/server.ts` fits.
 */
export interface StandIn {
  /** On 127.0.0.1, speaking TLS. */
  readonly port: number;
  /** SHA-256 of the certificate's public key (SubjectPublicKeyInfo), in base64, for Chromium. */
  readonly spkiHash: string;
  /** The certificate for `api.deepinfra.com`, for Firefox. */
  readonly certificatePem: string;
}
