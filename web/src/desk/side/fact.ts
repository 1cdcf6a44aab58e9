// What facts are about, in words; in the order in which they are offered.
import type { FactKind } from '../../api/types';

export const FACT: Record<FactKind, string> = {
  order: 'Order',
  device: 'Device',
  situation: 'Situation',
  preference: 'Preference',
  called: 'Called',
  pronunciation: 'Said as',
  other: 'Also',
};

/** What is offered where a fact is noted. */
export const KINDS: { kind: FactKind; words: string }[] = [
  { kind: 'order', words: 'An order or booking, with its number' },
  { kind: 'device', words: 'What they use' },
  { kind: 'situation', words: 'What their life is like' },
  { kind: 'preference', words: 'How they like things done' },
  { kind: 'called', words: 'What they want to be called' },
  { kind: 'pronunciation', words: 'How their name is said' },
  { kind: 'other', words: 'Something else' },
];

/** As many characters as a fact has room for. */
const LONGEST = 200;

/** Selected words as one line. */
export const lineOf = (selected: string) => selected.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

/** What selected words are most likely about: a number names an order. */
export const kindOf = (line: string): FactKind => (/\b(?=[\w-]*\d)[\w-]{4,}\b/.test(line) ? 'order' : 'other');
