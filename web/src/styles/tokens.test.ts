// WCAG 2.2 AA of the palette: words 4.5 : 1, borders of controls, focus and underlines 3 : 1, in both themes.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#\w{6}),\s*(#\w{6})\)/g)].map(([, name, light, dark]) => [name!, [light!, dark!] as const]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const GROUNDS = ['ground', 'panel', 'raised', 'accent-soft'];
const WORDS: [string, string[]][] = [
  ['ink', [...GROUNDS, 'mark-problem', 'mark-impact', 'mark-pointed', 'warn-soft', 'bad-soft', 'good-soft']],
  ['soft', [...GROUNDS, 'warn-soft', 'bad-soft']],
  ['accent', GROUNDS],
  ['on-accent', ['accent', 'accent-strong']],
  ['warn', ['ground', 'panel', 'raised', 'warn-soft']],
  ['bad', ['ground', 'panel', 'raised', 'bad-soft']],
  ['good', ['ground', 'panel', 'raised', 'good-soft']],
  ['worry', ['ground', 'panel', 'raised', 'worry-soft']],
];
const SHAPES: [string, string[]][] = [
  ['edge', ['ground', 'panel', 'raised']],
  ['focus', [...GROUNDS, 'accent-soft']],
];

describe.each([['light', 0], ['dark', 1]] as const)('%s', (_, theme) => {
  const check = (least: number) => (pairs: [string, string[]][]) => {
    const poor = pairs.flatMap(([front, backs]) =>
      backs
        .map((back) => ({ pair: `${front} on ${back}`, ratio: contrast(tokens.get(front)![theme], tokens.get(back)![theme]) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
    );
    expect(poor).toEqual([]);
  };
  it('reads its words', () => check(4.5)(WORDS));
  it('shows its shapes', () => check(3)(SHAPES));
});
