// The part of Markdown that rule pages use, as a tree. The screen renders nodes, never HTML, so a page can hold no script.

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong'; inside: Inline[] }
  | { kind: 'em'; inside: Inline[] }
  | { kind: 'link'; href: string; inside: Inline[] };

export type Block =
  | { kind: 'heading'; level: number; inside: Inline[] }
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

const FENCE = /^```(.*)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^\s*(?:[-*]|(\d+)[.)])\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;
const RULE = /^\s*(?:-{3,}|\*{3,})\s*$/;
const ROW = /^\s*\|(.*)\|\s*$/;

export function parse(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    const taken: RegExpExecArray[] = [];
    for (let found; at < lines.length && (found = pattern.exec(lines[at]!)); at++) taken.push(found);
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at]!;
    const fence = FENCE.exec(line);
    const heading = HEADING.exec(line);
    if (!line.trim()) at++;
    else if (fence) {
      const end = lines.findIndex((l, i) => i > at && l.startsWith('```'));
      const stop = end < 0 ? lines.length : end;
      blocks.push({ kind: 'code', language: fence[1]!.trim(), text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
    } else if (heading) {
      blocks.push({ kind: 'heading', level: heading[1]!.length, inside: inline(heading[2]!) });
      at++;
    } else if (RULE.test(line)) {
      blocks.push({ kind: 'rule' });
      at++;
    } else if (QUOTE.test(line)) {
      blocks.push({ kind: 'quote', blocks: parse(take(QUOTE).map((q) => q[1]!).join('\n')) });
    } else if (ROW.test(line)) {
      blocks.push(table(take(ROW).map((row) => row[1]!)));
    } else if (ITEM.test(line)) {
      blocks.push({ kind: 'list', ordered: ITEM.exec(line)![1] !== undefined, items: items() });
    } else {
      const start = at;
      do at++;
      while (at < lines.length && lines[at]!.trim() && !startsBlock(lines[at]!));
      blocks.push({ kind: 'paragraph', inside: inline(lines.slice(start, at).join(' ')) });
    }
  }
  return blocks;

  function items(): Inline[][] {
    const found: string[] = [];
    for (; at < lines.length; at++) {
      const item = ITEM.exec(lines[at]!);
      if (item) found.push(item[2]!);
      else if (/^\s+\S/.test(lines[at]!) && found.length) found[found.length - 1] += ` ${lines[at]!.trim()}`;
      else break;
    }
    return found.map(inline);
  }
}

const startsBlock = (line: string) => [FENCE, HEADING, ITEM, QUOTE, RULE, ROW].some((p) => p.test(line));

function table(rows: string[]): Block {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const body = cells.filter((row) => !row.every((cell) => /^:?-+:?$/.test(cell)));
  const [head = [], ...rest] = body.map((row) => row.map(inline));
  return { kind: 'table', head, rows: rest };
}

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*)\*|\b_([^_]+)_\b|\[([^\]]+)\]\(([^)\s]+)\)/;

export function inline(text: string): Inline[] {
  const found = INLINE.exec(text);
  if (!found) return text ? [{ kind: 'text', text }] : [];
  const [whole, code, strong, strong2, em, em2, label, href] = found;
  const before = text.slice(0, found.index);
  const after = inline(text.slice(found.index + whole.length));
  const node: Inline = code
    ? { kind: 'code', text: code }
    : label && href
      ? link(href, inline(label))
      : strong || strong2
        ? { kind: 'strong', inside: inline((strong ?? strong2)!) }
        : { kind: 'em', inside: inline((em ?? em2)!) };
  return [...(before ? [{ kind: 'text', text: before } as Inline] : []), node, ...after];
}

/** Only addresses of pages; anything else is shown as its words. */
function link(href: string, inside: Inline[]): Inline {
  return /^(https?:\/\/|\/(?!\/)|#)/.test(href) ? { kind: 'link', href, inside } : { kind: 'em', inside };
}
