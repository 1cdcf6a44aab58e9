// Requests that are done once, however often they are sent. Each gets a key, kept on this device until its answer has come: who has lost the
// answer, or the page, sends it again under the same key. Anything else gets a key of its own.
import { Problem } from '../api/http';
import type { Shelf } from './drafts';

interface Made {
  key: string;
  what: string;
}

export class Once {
  /** Where the shelf does not hold them: they last as long as the page. */
  private readonly here = new Map<string, string>();

  constructor(
    private readonly shelf: Shelf | undefined,
    private readonly prefix = 'heard.once.',
  ) {}

  /** Sends under the key of `what`; `id` names the draft that it comes from. */
  async send<T>(id: string, what: unknown, send: (key: string) => Promise<T>): Promise<T> {
    const key = this.key(id, JSON.stringify(what));
    try {
      const answer = await send(key);
      this.forget(id);
      return answer;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'key-used') this.forget(id);
      throw error;
    }
  }

  /** Whether this was sent, and no answer came. */
  isUnanswered(id: string, what: unknown): boolean {
    return this.find(id)?.what === JSON.stringify(what);
  }

  /** The draft is gone, or is to be sent once more. */
  forget(id: string): void {
    this.here.delete(id);
    try {
      this.shelf?.removeItem(this.prefix + id);
    } catch {
      // nothing was kept
    }
  }

  private key(id: string, what: string): string {
    const before = this.find(id);
    if (before?.what === what) return before.key;
    const key = uuid();
    this.keep(id, JSON.stringify({ key, what } satisfies Made));
    return key;
  }

  private keep(id: string, made: string) {
    try {
      if (!this.shelf) throw new Error('no shelf');
      this.shelf.setItem(this.prefix + id, made);
      this.here.delete(id);
    } catch {
      this.here.set(id, made);
    }
  }

  private find(id: string): Made | null {
    try {
      const made: unknown = JSON.parse(this.here.get(id) ?? this.shelf?.getItem(this.prefix + id) ?? 'null');
      return isMade(made) ? made : null;
    } catch {
      return null;
    }
  }
}

const isMade = (value: unknown): value is Made =>
  typeof value === 'object' && value !== null && typeof (value as Made).key === 'string' && typeof (value as Made).what === 'string';

/** A random one (version 4). `crypto.randomUUID` is not there where a desk is reached without TLS. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const marked = Array.from(bytes, (byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte));
  const hex = marked.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
