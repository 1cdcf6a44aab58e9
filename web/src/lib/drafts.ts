// Drafts on this device, kept at every keystroke, so that a crash costs nothing. The server's copy follows a moment later.

export interface Kept {
  text: string;
  saved_at: string;
}

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export class Drafts {
  constructor(
    private readonly shelf: Shelf | undefined,
    private readonly prefix = 'heard.draft.',
  ) {}

  /** An empty text is no draft. A full or forbidden shelf is no reason to stop somebody writing. */
  keep(id: string, text: string, now: Date): void {
    if (!text.trim()) return this.forget(id);
    try {
      this.shelf?.setItem(this.prefix + id, JSON.stringify({ text, saved_at: now.toISOString() }));
    } catch {
      // the server's copy remains
    }
  }

  forget(id: string): void {
    try {
      this.shelf?.removeItem(this.prefix + id);
    } catch {
      // nothing was kept
    }
  }

  find(id: string): Kept | null {
    try {
      const kept: unknown = JSON.parse(this.shelf?.getItem(this.prefix + id) ?? 'null');
      return isKept(kept) ? kept : null;
    } catch {
      return null;
    }
  }
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Kept).text === 'string' &&
  typeof (value as Kept).saved_at === 'string';

/** The later of two copies; blank ones do not count. */
export function newest(here: Kept | null | undefined, there: Kept | null | undefined): Kept | null {
  const real = [here, there].filter((k): k is Kept => !!k?.text.trim());
  real.sort((a, b) => Date.parse(b.saved_at) - Date.parse(a.saved_at));
  return real[0] ?? null;
}

/** Whether a draft has gone out from elsewhere meanwhile: then it is no draft any more. */
export const hasGoneOut = (kept: Kept, sent: readonly { who: string; text: string }[]) =>
  sent.some(({ who, text }) => who === 'agent' && text.trim() === kept.text.trim());

/** This browser's own shelf, where it allows one. */
export function deviceShelf(): Shelf | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}
