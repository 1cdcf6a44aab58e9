import { describe, expect, it } from 'vitest';
import { KEYS, commandOf, isTyping, type Place } from './keys';

function check(stroke: string, places: Place[], expected: string | null, code?: string) {
  const parts = stroke.split('+');
  const event = {
    key: parts.at(-1)!,
    code,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    altKey: parts.includes('Alt'),
  };
  expect(commandOf(event, places)).toBe(expected);
}

describe('commandOf', () => {
  it('walks the queue', () => {
    check('j', ['queue', 'anywhere'], 'next-conversation');
    check('ArrowUp', ['queue', 'anywhere'], 'previous-conversation');
  });
  it('leaves letters to the writer', () => {
    check('j', ['composer'], null);
    check('r', ['composer'], null);
  });
  it('sends with either modifier', () => {
    check('Ctrl+Enter', ['composer'], 'send');
    check('Meta+Enter', ['composer'], 'send');
    check('Enter', ['composer'], null);
  });
  it('knows a key by its cap where Alt turns it into another sign', () => check('Alt+˜', ['composer'], 'next-finding', 'KeyN'));
  it('dismisses in the composer and leaves elsewhere', () => {
    check('Escape', ['composer', 'anywhere'], 'dismiss');
    check('Escape', ['anywhere'], 'leave');
  });
  it('takes no browser shortcut away', () => check('Ctrl+r', ['anywhere', 'queue'], null));
});

describe('KEYS', () => {
  it('binds no key twice in one place', () => {
    const bound = KEYS.flatMap((k) => k.keys.map((key) => `${k.place} ${k.mod ? 'mod ' : ''}${k.alt ? 'alt ' : ''}${key}`));
    expect(new Set(bound).size).toBe(bound.length);
  });
});

describe('isTyping', () => {
  it('knows fields', () => {
    expect(isTyping({ tagName: 'TEXTAREA' } as never)).toBe(true);
    expect(isTyping({ tagName: 'BUTTON' } as never)).toBe(false);
    expect(isTyping(null)).toBe(false);
  });
});
