import { describe, expect, it } from 'vitest';
import { inline, parse, type Block, type Inline } from './markdown';

const spell = (nodes: Inline[]): string =>
  nodes
    .map((n) => (n.kind === 'text' ? n.text : n.kind === 'code' ? `<code ${n.text}>` : n.kind === 'link' ? `<a ${n.href} ${spell(n.inside)}>` : `<${n.kind} ${spell(n.inside)}>`))
    .join('');
const kinds = (blocks: Block[]) => blocks.map((b) => b.kind).join(' ');

describe('inline', () => {
  const check = (text: string, expected: string) => expect(spell(inline(text))).toBe(expected);
  it('leaves plain words', () => check('2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'));
  it('knows emphasis', () => check('a **bold** and *soft* one', 'a <strong bold> and <em soft> one'));
  it('nests', () => check('**a `b`**', '<strong a <code b>>'));
  it('links to pages', () => check('[x](https://e.org)', '<a https://e.org x>'));
  it('links to nothing that runs', () => check('[x](javascript:alert(1))', '<em x>)'));
  it('shows HTML as text', () => check('<img src=x>', '<img src=x>'));
});

describe('parse', () => {
  it('knows the blocks of a rule page', () => {
    const page = '# What it sees\nWords that\nfit anybody.\n\n> sorry\n\n- one\n- two\n  goes on\n\n1. first\n\n```text\na\n\nb\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n';
    const blocks = parse(page);
    expect(kinds(blocks)).toBe('heading paragraph quote list list code table rule');
    expect(blocks[3]).toMatchObject({ ordered: false, items: [[{ text: 'one' }], [{ text: 'two goes on' }]] });
    expect(blocks[5]).toMatchObject({ language: 'text', text: 'a\n\nb' });
    expect(blocks[6]).toMatchObject({ rows: [[[{ text: '1' }], [{ text: '2' }]]] });
  });
  it('ends a fence that nobody closed', () => expect(kinds(parse('```\nopen'))).toBe('code'));
  it('survives an empty page', () => expect(parse('')).toEqual([]));
});
