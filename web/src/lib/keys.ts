// Every key of the desk, declared once: the handlers match against this table and the help shows it.

export type Place = 'anywhere' | 'queue' | 'composer';

export type Command =
  | 'next-conversation'
  | 'previous-conversation'
  | 'open'
  | 'show-new'
  | 'next-please'
  | 'pause'
  | 'write'
  | 'help'
  | 'leave'
  | 'send'
  | 'undo-send'
  | 'next-finding'
  | 'previous-finding'
  | 'apply'
  | 'dismiss';

interface Key {
  command: Command;
  place: Place;
  /** As in `KeyboardEvent.key`, lower case. */
  keys: string[];
  mod?: boolean;
  alt?: boolean;
  shown: string[];
  does: string;
}

export const KEYS: readonly Key[] = [
  { command: 'next-conversation', place: 'queue', keys: ['j', 'arrowdown'], shown: ['j', '↓'], does: 'Next conversation' },
  { command: 'previous-conversation', place: 'queue', keys: ['k', 'arrowup'], shown: ['k', '↑'], does: 'Previous conversation' },
  { command: 'open', place: 'queue', keys: ['enter'], shown: ['Enter'], does: 'Open it and write' },
  { command: 'show-new', place: 'queue', keys: ['n'], shown: ['n'], does: 'Show what is new in the queue' },
  { command: 'next-please', place: 'queue', keys: ['g'], shown: ['g'], does: 'Next, please: give me one' },
  { command: 'pause', place: 'anywhere', keys: ['b'], shown: ['b'], does: 'A pause' },
  { command: 'write', place: 'anywhere', keys: ['r'], shown: ['r'], does: 'Write a reply' },
  { command: 'help', place: 'anywhere', keys: ['?'], shown: ['?'], does: 'These keys' },
  { command: 'send', place: 'composer', keys: ['enter'], mod: true, shown: ['Ctrl', 'Enter'], does: 'Send' },
  { command: 'undo-send', place: 'anywhere', keys: ['z'], alt: true, shown: ['Alt', 'Z'], does: 'Take back what was just sent' },
  { command: 'next-finding', place: 'composer', keys: ['n'], alt: true, shown: ['Alt', 'N'], does: 'Next remark' },
  { command: 'previous-finding', place: 'composer', keys: ['p'], alt: true, shown: ['Alt', 'P'], does: 'Previous remark' },
  { command: 'apply', place: 'composer', keys: ['enter'], alt: true, shown: ['Alt', 'Enter'], does: 'Use the better wording' },
  { command: 'dismiss', place: 'composer', keys: ['escape'], shown: ['Esc'], does: 'Not here: remove the remark, and remember' },
  { command: 'leave', place: 'anywhere', keys: ['escape'], shown: ['Esc'], does: 'Back to the queue' },
];

export interface Stroke {
  key: string;
  /** Where the layout or Alt turns the key into another sign, the key cap still tells. */
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The command of a key stroke, heard in one of these places; the first place wins. */
export function commandOf(stroke: Stroke, places: readonly Place[]): Command | null {
  const named = stroke.key.toLowerCase();
  const cap = stroke.code?.startsWith('Key') ? stroke.code.slice(3).toLowerCase() : named;
  for (const place of places) {
    const found = KEYS.find(
      (key) =>
        key.place === place &&
        (key.keys.includes(named) || (stroke.altKey && key.keys.includes(cap))) &&
        !!key.mod === (stroke.ctrlKey || stroke.metaKey) &&
        !!key.alt === stroke.altKey,
    );
    if (found) return found.command;
  }
  return null;
}

/** Whether plain letters belong to somebody typing. */
export function isTyping(target: EventTarget | null): boolean {
  const element = target as { tagName?: string; isContentEditable?: boolean } | null;
  return !!element?.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(element?.tagName ?? '');
}
