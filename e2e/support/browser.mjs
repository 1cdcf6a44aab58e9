// Debian's Chromium, and the few steps that every test takes in it.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export const startBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGS });

/** A page of a fresh person. What the browser complains of (policy, scripts) is kept in `page.complaints`. */
export async function person(browser, desk, { viewport = WIDE, theme = 'light' } = {}) {
  const context = await browser.newContext({ baseURL: desk.url, viewport, colorScheme: theme, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('console', (message) => {
    const expected = /status of (401|409)|ERR_INTERNET_DISCONNECTED/.test(message.text());
    if (message.type() === 'error' && !expected) page.complaints.push(message.text());
  });
  return page;
}

/** Somebody who signs in, once a desk: after that the session is lent on, for sign-ins are rationed. */
export async function agent(browser, desk, options) {
  const page = await person(browser, desk, options);
  if (desk.session) await page.context().addCookies(desk.session);
  await page.goto('/');
  if (!desk.session) {
    await page.getByLabel('Email').fill(desk.email);
    await page.getByLabel('Password').fill(desk.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.locator('[data-conversation]').first().waitFor();
  desk.session ??= await page.context().cookies();
  return page;
}

/** The other agent of the demo, signed in beside the first. */
export async function colleague(browser, desk, options) {
  desk.other ??= { url: desk.url, email: 'ida@fennick.example', password: desk.password };
  return agent(browser, desk.other, options);
}

/** A customer on the sample shop's page, with the chat open: its frame. */
export async function shopper(browser, desk, options) {
  const page = await person(browser, desk, options);
  await page.goto('/demo-shop');
  await page.getByRole('button', { name: 'Write to us' }).click();
  const chat = page.frameLocator('iframe[title="Write to us"]');
  return { page, chat };
}

export async function writes(chat, name, text) {
  await chat.getByLabel('Your name').fill(name);
  await chat.getByLabel('Your message').fill(text);
  await chat.getByRole('button', { name: 'Send' }).click();
  await chat.getByRole('log').getByText(text).waitFor();
}

/** Opens the conversation with a customer who has just written. */
export async function open(page, name) {
  const item = page.locator('[data-conversation]', { hasText: name });
  const news = page.getByRole('button', { name: /new|Order has changed/ });
  await item.or(news).first().waitFor();
  if (await news.isVisible()) await news.click();
  await item.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.locator('[data-reading]').first().waitFor();
}

export const field = (page) => page.getByRole('textbox', { name: /^Reply to/ });
export const remarks = (page) => page.locator('.remarks .list button');
/** The words of the draft that are underlined, however they wrap. */
export const underlined = (page) => page.locator('.mirror').locator('.hint, .warning, .error').allTextContents();

/** Waits until a condition of the page holds. */
export async function until(what, holds, within = 10_000) {
  const end = Date.now() + within;
  let last;
  do {
    last = await holds();
    if (last) return last;
    await new Promise((go) => setTimeout(go, 100));
  } while (Date.now() < end);
  assert.fail(`not so within ${within / 1000} s: ${what}`);
}
