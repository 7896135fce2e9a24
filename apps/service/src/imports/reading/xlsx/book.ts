import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Unreadable } from '../cells.ts';

/** Bytes that all read parts of a workbook may have unzipped: a file of a megabyte can hide gigabytes. */
const unzippedMax = 250 * 1024 * 1024;

/** Texts that sheets point to; they are the one part that has to be kept in memory whole. */
const sharedMax = 64 * 1024 * 1024;

/** Text pieces and tags of one part of a workbook, as they come. */
export interface Reader {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A zip of XML parts, opened. */
export class Zip {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  #left: number;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limit: number) {
    this.#left = limit;
    this.#zip = zip;
    this.#entries = entries;
  }

  /** @throws Unreadable when it is no zip, or one with too many parts */
  static async open(file: Buffer, limit = unzippedMax): Promise<Zip> {
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      fromBuffer(file, { lazyEntries: true, validateEntrySizes: true }, (error, opened) =>
        error ? reject(new Unreadable('file-broken', error)) : resolve(opened),
      ),
    );
    const entries = new Map<string, Entry>();
    await new Promise<void>((resolve, reject) => {
      zip.on('error', (error) => reject(new Unreadable('file-broken', error)));
      zip.on('end', () => resolve());
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName.replace(/^\//, ''), entry);
        if (entries.size > 2_000) reject(new Unreadable('file-too-large'));
        else zip.readEntry();
      });
      zip.readEntry();
    });
    return new Zip(zip, entries, limit);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  async *#chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name);
    if (!entry) throw new Unreadable('file-broken');
    // Whoever says it is refused at once; whoever lies is found out below.
    if (entry.uncompressedSize > this.#left) throw new Unreadable('file-too-large');
    const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) =>
      this.#zip.openReadStream(entry, (error, opened) =>
        error ? reject(new Unreadable('file-broken', error)) : resolve(opened),
      ),
    );
    for await (const chunk of stream) {
      // Counted as it comes out: what the zip says about its own size may be a lie.
      this.#left -= chunk.length;
      if (this.#left < 0) throw new Unreadable('file-too-large');
      yield chunk;
    }
  }

  /**
   * Reads one part from its start, handing over after every piece what `drain` answers.
   * @throws Unreadable for XML that is none, that defines entities, or that is too large
   */
  async *read<Piece>(name: string, reader: Reader, drain: () => Piece[]): AsyncGenerator<Piece> {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw new Unreadable('file-broken', error);
    });
    parser.on('doctype', () => {
      throw new Unreadable('file-broken');
    });
    parser.on('opentag', (tag) =>
      reader.open?.(localName(tag.name), tag.attributes as Record<string, SaxesAttributePlain> as never),
    );
    parser.on('text', (text) => reader.text?.(text));
    parser.on('closetag', (tag) => reader.close?.(localName(tag.name)));
    const decoder = new TextDecoder('utf-8');
    try {
      for await (const chunk of this.#chunks(name)) {
        parser.write(decoder.decode(chunk, { stream: true }));
        yield* drain();
      }
      parser.write(decoder.decode()).close();
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('file-broken', error);
    }
    yield* drain();
  }

  /** Reads one part for what its reader collects. */
  async readWhole(name: string, reader: Reader): Promise<void> {
    for await (const _ of this.read(name, reader, () => []));
  }
}

/** Texts that cells point to. Readings above Chinese characters (`rPh`) are no part of them. */
export async function sharedTexts(zip: Zip): Promise<string[]> {
  const texts: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return texts;
  let [text, isText, isReading, size] = ['', false, false, 0];
  await zip.readWhole('xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      size += piece.length;
      if (size > sharedMax) throw new Unreadable('file-too-large');
    },
    close(name) {
      if (name === 'si') texts.push(text);
      if (name === 'rPh') isReading = false;
      if (name === 't') isText = false;
    },
  });
  return texts;
}

/** A sheet that can be seen, with the part that holds it. */
export interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** Sheets in their order, and whether days count from 1904. */
export async function readBook(zip: Zip): Promise<{ sheets: Sheet[]; from1904: boolean }> {
  const parts = new Map<string, string>();
  await zip.readWhole('xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      if (name === 'Relationship' && attributes.Id && attributes.Target)
        parts.set(attributes.Id, attributes.Target.replace(/^\/?(xl\/)?/, 'xl/'));
    },
  });
  const sheets: Sheet[] = [];
  let from1904 = false;
  await zip.readWhole('xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
      const part = parts.get(attributes['r:id'] ?? '');
      if (part && zip.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
  });
  if (sheets.length === 0) throw new Unreadable('file-broken');
  return { sheets, from1904 };
}
