import { fetchedCode } from '#ui/code';
import { type Bytes, bytesFrom, dropBytes, hasRoomFor, keepBytes, type Source } from '../../offline/store/bytes.ts';
import type { Attachment, Form } from './attachment.ts';

const asideFile = fetchedCode(() => import('../aside/index.ts'), 'keptAside');

/** Where the bytes of a tray lie: in the page that took them, and encrypted on the device. */
export class Holding {
  private readonly files = new Map<string, Blob>();
  private readonly keeping = new Map<string, AbortController>();
  private readonly outcomes = new Map<string, boolean>();
  private readonly personId: string;

  constructor(personId: string) {
    this.personId = personId;
  }

  /** Holds bytes as long as the page lives. */
  hold(form: Form, file: Blob) {
    this.files.set(form.keptId, file);
  }

  /** Puts held bytes on the device, piece by piece, where it has room for them. */
  async keep({ keptId }: Form): Promise<void> {
    const file = this.files.get(keptId);
    if (!file) return;
    const unwanted = new AbortController();
    this.keeping.set(keptId, unwanted);
    const hasRoom = await hasRoomFor(file.size);
    // A full disk after all: a part of a file is of no use.
    const isKept = hasRoom && (await this.put(keptId, file, unwanted.signal).catch(() => false));
    this.keeping.delete(keptId);
    this.outcomes.set(keptId, isKept);
    if (hasRoom && !isKept) await dropBytes(this.personId, keptId).catch(() => undefined);
  }

  private async put(keptId: string, file: Blob, signal: AbortSignal): Promise<boolean> {
    // The code of the other thread is fetched with the first file; a connection that broke keeps nothing off the disk.
    const aside = await asideFile().catch(() => null);
    return (aside?.keptAside ?? keepBytes)(this.personId, keptId, file, signal);
  }

  /** True while bytes are still on their way to the device. */
  isKeeping = (): boolean => this.keeping.size > 0;

  /** The attachment with what is known of where its bytes lie. */
  told(one: Attachment): Attachment {
    const outcome = this.outcomes.get(one.keptId);
    const now = <Kind extends Form>(form: Kind): Kind => ({
      ...form,
      isKept: this.outcomes.get(form.keptId) ?? form.isKept,
    });
    return {
      ...now(one),
      ...(outcome !== undefined && { isNotKept: !outcome }),
      other: one.other && now(one.other),
      poster: one.poster && now(one.poster),
    };
  }

  /** Where the bytes of a form lie. */
  sourceOf = ({ keptId, bytes }: Form): Source => ({
    personId: this.personId,
    keptId,
    size: bytes,
    file: this.files.get(keptId),
  });

  bytesOf = (form: Form): Bytes => bytesFrom(this.sourceOf(form));

  /** The file as one; null when it cannot be read any more. */
  async blobOf(form: Form): Promise<Blob | null> {
    const file = this.files.get(form.keptId);
    const bytes = this.bytesOf(form);
    const whole = file ?? (await bytes.slice(0, bytes.size).catch(() => null));
    return whole && (whole.type === form.type ? whole : whole.slice(0, whole.size, form.type));
  }

  /** True when this page took the file itself. */
  has = ({ keptId }: Form): boolean => this.files.has(keptId);

  async drop({ keptId }: Form): Promise<void> {
    this.keeping.get(keptId)?.abort();
    this.files.delete(keptId);
    this.outcomes.delete(keptId);
    await dropBytes(this.personId, keptId).catch(() => undefined);
  }
}
