import { createHash } from 'node:crypto';

/** Always the same id for the same bytes, so that a phone replaces an installed profile instead of adding one. */
function idOf(text: string | Buffer): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The authority's certificate as a configuration profile, the form that iPhones install. */
export function appleProfile(certificate: Buffer): string {
  const id = idOf(certificate);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>service-center.lan.${id}</string>
  <key>PayloadUUID</key><string>${id}</string>
  <key>PayloadDisplayName</key><string>Service Center (local network)</string>
  <key>PayloadContent</key><array><dict>
    <key>PayloadType</key><string>com.apple.security.root</string>
    <key>PayloadVersion</key><integer>1</integer>
    <key>PayloadIdentifier</key><string>service-center.lan.${id}.root</string>
    <key>PayloadUUID</key><string>${idOf(id)}</string>
    <key>PayloadDisplayName</key><string>Service Center (local network)</string>
    <key>PayloadCertificateFileName</key><string>service-center.crt</string>
    <key>PayloadContent</key><data>${certificate.toString('base64')}</data>
  </dict></array>
</dict></plist>
`;
}
