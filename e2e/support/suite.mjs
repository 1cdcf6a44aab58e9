// One desk and one browser for the tests of a file, and no complaint of the browser left unheard.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { startBrowser } from './browser.mjs';
import { startDesk } from './desk.mjs';

export function suite() {
  const it = {};
  before(async () => {
    [it.desk, it.browser] = await Promise.all([startDesk(), startBrowser()]);
  });
  afterEach(async () => {
    const pages = it.browser.contexts().flatMap((context) => context.pages());
    const complaints = pages.flatMap((page) => page.complaints ?? []);
    await Promise.all(it.browser.contexts().map((context) => context.close()));
    assert.deepEqual(complaints, []);
  });
  after(async () => {
    await it.browser?.close();
    await it.desk?.stop();
  });
  return it;
}
