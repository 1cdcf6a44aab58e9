// A picture of a screen in results/, and nothing serious on it for axe.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdir, readFile } from 'node:fs/promises';

const results = new URL('../results/', import.meta.url);
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
await mkdir(results, { recursive: true });

/** `of`: the frame that axe looks at, where it is not the page. */
export async function look(page, name, { theme, width }, of = page) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: new URL(`${name}-${theme}-${width}.png`, results).pathname });
  await of.evaluate(axe);
  const { violations } = await of.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  assert.deepEqual(serious, [], `${name} (${theme}, ${width})`);
}
