/** Bits in the order of H.264 (ITU-T H.264 §7.2, §9.1). */
class Bits {
  private readonly bytes: number[] = [];
  private held = 0;
  private room = 8;

  write(value: number, count: number): this {
    for (let bit = count - 1; bit >= 0; bit--) {
      this.room -= 1;
      this.held |= ((value >>> bit) & 1) << this.room;
      if (this.room === 0) this.flush();
    }
    return this;
  }
  /** Unsigned Exp-Golomb. */
  ue(value: number): this {
    const length = 31 - Math.clz32(value + 1);
    return this.write(0, length).write(value + 1, length + 1);
  }
  private flush(): void {
    this.bytes.push(this.held);
    this.held = 0;
    this.room = 8;
  }
  align(): this {
    if (this.room < 8) this.flush();
    return this;
  }
  /** The stop bit, and zeros up to a whole byte. */
  end(): Buffer {
    return Buffer.from(this.write(1, 1).align().bytes);
  }
  soFar(): Buffer {
    return Buffer.from(this.bytes.splice(0));
  }
}

const baseline = 66;
const level = 51;

/** Parameter sets of a film of frames that refer to no other; width and height are multiples of 16. */
export function parameterSets(width: number, height: number): { sps: Buffer; pps: Buffer } {
  const sps = new Bits().write(baseline, 8).write(0xc0, 8).write(level, 8).ue(0).ue(0).ue(2).ue(1).write(0, 1);
  sps.ue(width / 16 - 1).ue(height / 16 - 1);
  // frame_mbs_only, direct_8x8_inference, no cropping, no VUI
  sps.write(0b1100, 4);
  // CAVLC, one slice group, one reference, no weights, QP 26, no deblocking parameters
  const pps = new Bits().ue(0).ue(0).write(0, 2).ue(0).ue(0).ue(0).write(0, 3).ue(0).ue(0).ue(0).write(0, 3);
  return { sps: Buffer.concat([Buffer.of(0x67), sps.end()]), pps: Buffer.concat([Buffer.of(0x68), pps.end()]) };
}

/** `avcC`: the decoder's configuration (ISO/IEC 14496-15 §5.3.3). */
export function avcRecord(width: number, height: number): Buffer {
  const { sps, pps } = parameterSets(width, height);
  const length = (bytes: Buffer) => Buffer.of(bytes.length >> 8, bytes.length & 255);
  const head = Buffer.of(1, sps[1]!, sps[2]!, sps[3]!, 0xff, 0xe1);
  return Buffer.concat([head, length(sps), sps, Buffer.of(1), length(pps), pps]);
}

/**
 * One key frame whose macroblocks carry their samples as they are (I_PCM): a valid H.264 picture without an encoder,
 * 1.5 bytes a pixel, and so a film of any size one likes. The shade moves with `number`.
 */
export function pcmFrame(width: number, height: number, number: number): Buffer {
  // first_mb 0, slice type I, PPS 0, frame_num 0, idr_pic_id, no flags of reference marking, QP as in the PPS
  const slice = new Bits()
    .ue(0)
    .ue(7)
    .ue(0)
    .write(0, 4)
    .ue(number & 1)
    .write(0, 2)
    .ue(0);
  const [columns, rows] = [width / 16, height / 16];
  const parts: Buffer[] = [Buffer.of(0x65)];
  for (let block = 0; block < columns * rows; block++) {
    // mb_type 25, I_PCM, then whole bytes
    slice.ue(25).align();
    parts.push(slice.soFar());
    // None is 0: three zeros in a row would need an escape.
    const shade = 40 + (((block % columns) * 5 + Math.floor(block / columns) * 3 + number * 7) % 180);
    parts.push(Buffer.alloc(256, shade), Buffer.alloc(64, 110 + (number % 30)), Buffer.alloc(64, 140));
  }
  parts.push(slice.end());
  const unit = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(unit.length);
  return Buffer.concat([length, unit]);
}
