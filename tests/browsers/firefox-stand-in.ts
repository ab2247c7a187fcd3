import * as z from 'zod/mini';
import type { Preferences } from './firefox-profile.ts';
import type { FirefoxSession } from './firefox-session.ts';
import type { StandIn } from './stand-in.ts';

const API_HOST = 'api.deepinfra.com';
const HTTPS_PORT = 443;

/**
 * Preferences that lead `https://api.deepinfra.com` to a port of this machine. They lead every
 * other host's port 443 there as well: this Firefox can't visit real https sites.
 */
export function standInPreferences({ port }: Pick<StandIn, 'port'>): Preferences {
  return {
    'network.dns.localDomains': API_HOST,
    'network.socket.forcePort': `${HTTPS_PORT}=${port}`,
    // A proxy of this machine would look the host up itself.
    'network.proxy.type': 0,
  };
}

/** Makes Firefox trust the stand-in's certificate, for that one host and this one run. */
export async function trustStandIn(
  firefox: FirefoxSession,
  { port, certificatePem }: Pick<StandIn, 'port' | 'certificatePem'>,
): Promise<void> {
  const base64 = certificatePem.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  await firefox.evaluateInChrome(
    z.null(),
    `const [base64, host, port] = args;
    const certificates = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB);
    const overrides = Cc['@mozilla.org/security/certoverride;1']
      .getService(Ci.nsICertOverrideService);
    const certificate = certificates.constructX509FromBase64(base64);
    const temporary = true;
    overrides.rememberValidityOverride(host, port, {}, certificate, temporary);`,
    base64,
    API_HOST,
    port,
  );
}
