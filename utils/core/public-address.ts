/** Names that mean something in one network alone (RFC 6761, 6762, 8375, and what routers give). */
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|test)$/;
const IP_ADDRESS = /^(\[.*\]|\d{1,3}(\.\d{1,3}){3})$/;

/**
 * Whether an image's address is one that anybody can fetch it from: https, the name of a host and
 * not its number, and no name or password. The address as it can be sent, or null.
 */
export function publicAddress(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url || url.protocol !== 'https:' || url.username || url.password || url.port) return null;
  const host = url.hostname.replace(/\.$/, '');
  if (!host.includes('.') || IP_ADDRESS.test(host) || PRIVATE_NAME.test(host)) return null;
  url.hash = '';
  return url.href;
}
