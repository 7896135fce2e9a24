/** Ids of the elements we speak of (RFC 9559). */
export const ids = {
  header: 0x1a45dfa3,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  seekPosition: 0x53ac,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  contentEncodings: 0x6d80,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  displayWidth: 0x54b0,
  displayHeight: 0x54ba,
  displayUnit: 0x54b2,
  colour: 0x55b0,
  mastering: 0x55d0,
  audio: 0xe1,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  blockDuration: 0x9b,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cuePositions: 0xb7,
} as const;

/** Small numbers that playing needs, by the element they lie in; whatever is not named goes. */
export const keptNumbers: Readonly<Record<number, readonly number[]>> = {
  // EBMLVersion, EBMLReadVersion, EBMLMaxIDLength, EBMLMaxSizeLength, DocType, DocTypeVersion, DocTypeReadVersion
  [ids.header]: [0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285],
  [ids.seek]: [ids.seekId, ids.seekPosition],
  [ids.info]: [ids.timestampScale, ids.duration],
  // TrackUID, FlagEnabled, FlagDefault, FlagForced, FlagLacing, DefaultDuration, Language, LanguageBCP47, CodecDelay,
  // SeekPreRoll
  [ids.track]: [ids.trackNumber, ids.trackType, ids.codecId, ids.codecPrivate, 0x73c5, 0xb9, 0x88, 0x55aa, 0x9c].concat(
    [0x23e383, 0x22b59c, 0x22b59d, 0x56aa, 0x56bb],
  ),
  // FlagInterlaced, FieldOrder, StereoMode, AlphaMode, PixelCrop…
  [ids.video]: [ids.pixelWidth, ids.pixelHeight, ids.displayWidth, ids.displayHeight, ids.displayUnit, 0x9a].concat([
    0x9d, 0x53b8, 0x53c0, 0x54aa, 0x54bb, 0x54cc, 0x54dd,
  ]),
  [ids.colour]: [
    0x55b1, 0x55b2, 0x55b3, 0x55b4, 0x55b5, 0x55b6, 0x55b7, 0x55b8, 0x55b9, 0x55ba, 0x55bb, 0x55bc, 0x55bd,
  ],
  [ids.mastering]: [0x55d1, 0x55d2, 0x55d3, 0x55d4, 0x55d5, 0x55d6, 0x55d7, 0x55d8, 0x55d9, 0x55da],
  // SamplingFrequency, OutputSamplingFrequency, Channels, BitDepth
  [ids.audio]: [0xb5, 0x78b5, 0x9f, 0x6264],
  // Position, PrevSize
  [ids.cluster]: [ids.timestamp, ids.simpleBlock, 0xa7, 0xab],
  // ReferenceBlock, DiscardPadding
  [ids.blockGroup]: [ids.block, ids.blockDuration, 0xfb, 0x75a2],
  // CueTime
  [ids.cuePoint]: [0xb3],
  // CueTrack, CueClusterPosition, CueRelativePosition, CueDuration, CueBlockNumber
  [ids.cuePositions]: [0xf7, 0xf1, 0xf0, 0xb2, 0x5378],
};

/** Elements that are looked into, by the element they lie in. */
export const keptMasters: Readonly<Record<number, readonly number[]>> = {
  [ids.seekHead]: [ids.seek],
  [ids.track]: [ids.video, ids.audio],
  [ids.video]: [ids.colour],
  [ids.colour]: [ids.mastering],
  [ids.cues]: [ids.cuePoint],
  [ids.cuePoint]: [ids.cuePositions],
};

/** What a segment may hold on its top. */
export const segmentParts: readonly number[] = [ids.seekHead, ids.info, ids.tracks, ids.cluster, ids.cues];
