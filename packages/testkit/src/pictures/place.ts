/** Where the samples say they were taken: a plant that does not exist, in the middle of Lake Tai. */
export const samplePlace = { latitude: 31.2, longitude: 120.15 } as const;

/** Words hidden in the samples' metadata; a cleaned picture contains none of them, in any encoding. */
export const sampleSecrets = {
  artist: 'Wei Lin Canary',
  xmp: 'xmp-canary-5d1e',
  comment: 'comment-canary-77c0',
  trailing: 'trailing-canary-1b9a',
} as const;

/** EXIF with a place and a name. */
export const sampleExif = {
  IFD0: { Make: 'Invented Phone Works', Model: 'IP-1', Artist: sampleSecrets.artist },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '31/1 12/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '120/1 9/1 0/1',
  },
};

/** XMP with the same place, as phones and editors write it beside EXIF. */
export const sampleXmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="31,12.0N" exif:GPSLongitude="120,9.0E"
 xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${sampleSecrets.xmp}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
