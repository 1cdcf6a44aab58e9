// A shop on another origin, under a strict policy of its own, embeds the chat with one line.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { NARROW, WIDE, person, writes } from '../support/browser.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

/** A page that allows nothing but the desk's script and frame. */
async function startShop(desk) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', `default-src 'none'; img-src 'self'; script-src ${desk}; frame-src ${desk}`);
    response.end(`<!doctype html><title>Shop</title><h1>Shop</h1><script src="${desk}/widget.js" data-label="Ask us" async></script>`);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

for (const viewport of [WIDE, NARROW]) {
  test(`the chat works on another origin, ${viewport.width} px`, async (t) => {
    const shop = await startShop(it.desk.url);
    t.after(shop.stop);
    const page = await person(it.browser, it.desk, { viewport });
    await page.goto(shop.url);
    const names = await page.evaluate(() => Object.keys(globalThis).length);
    await page.getByRole('button', { name: 'Ask us' }).click();
    const chat = page.frameLocator('iframe[title="Ask us"]');
    await writes(chat, 'Otto Lane', 'Is the blue one still made?');
    const box = await page.locator('iframe').boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= viewport.width && box.y + box.height <= viewport.height);
    await chat.getByRole('button', { name: 'Close the chat' }).click();
    await page.getByRole('button', { name: 'Ask us' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Ask us' }).click();
    await chat.getByRole('log').getByText('Is the blue one still made?').waitFor();
    assert.equal(await page.evaluate(() => Object.keys(globalThis).length), names, 'the loader leaves no names on the page');
  });
}
