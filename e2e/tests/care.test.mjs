// Two agents look after customers and after each other: next, please; a pause; a question; a hand-over; hours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NARROW, WIDE, agent, colleague, open, shopper, until, writes } from '../support/browser.mjs';
import { look } from '../support/look.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const FURIOUS = 'I am furious. This is the third time you lie to me and I will tell everybody what a scandal this is. You useless idiots.';
const whose = (page) => page.getByRole('region', { name: 'Whose it is' });
const name = (page) => page.getByRole('heading', { level: 1 }).textContent();
const line = (page, customer) => page.locator('[data-conversation]', { hasText: customer });
const next = (page) => page.getByRole('button', { name: /^Next, please/ });
const theme = (page, colours) => page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
/** Shows what is new, where the queue asks. */
async function adopt(page) {
  const news = page.getByRole('button', { name: /new|Order has changed/ });
  if (await news.isVisible()) await news.click();
}

test('next, please: with the reason, seen by the other, and given back', async () => {
  const sam = await agent(it.browser, it.desk);
  const ida = await colleague(it.browser, it.desk);
  const customer = await shopper(it.browser, it.desk);
  await writes(customer.chat, 'Nora Quist', 'My mother is in hospital and I need the bed rails today, please. I do not know what to do.');
  await next(sam).click();
  const reason = sam.locator('[data-reason]');
  await reason.waitFor();
  assert.match(await reason.textContent(), /\w.*\.$/);
  await whose(sam).getByText('Yours', { exact: true }).waitFor();
  const given = await name(sam);
  await until('it is marked as mine', async () => /yours/.test(await line(sam, given).textContent()));
  await until('the other sees whose it is', async () => {
    await adopt(ida);
    return /with Sam/.test(await line(ida, given).textContent());
  });
  await look(sam, 'care-next', { theme: 'light', width: 1440 });
  await theme(sam, 'dark');
  await look(sam, 'care-next', { theme: 'dark', width: 1440 });
  await line(ida, given).click();
  await whose(ida).getByRole('button', { name: 'Take over from Sam' }).click();
  await whose(ida).getByText('Yours', { exact: true }).waitFor();
  await whose(sam).getByText('With Ida Lindgren').waitFor();
  await whose(ida).getByRole('button', { name: 'Give back' }).click();
  await whose(ida).getByText('With nobody yet').waitFor();
});

test('two who ask at the same moment have two different ones', async () => {
  const sam = await agent(it.browser, it.desk);
  const ida = await colleague(it.browser, it.desk);
  const customer = await shopper(it.browser, it.desk);
  await writes(customer.chat, 'Pia Dahl', 'When do you open on Sunday?');
  const another = await shopper(it.browser, it.desk);
  await writes(another.chat, 'Olav Dahl', 'Do you sell lamps for a nursery?');
  await Promise.all([next(sam).click(), next(ida).click()]);
  await Promise.all([whose(sam), whose(ida)].map((bar) => bar.getByText('Yours', { exact: true }).waitFor()));
  assert.notEqual(sam.url(), ida.url());
  for (const page of [sam, ida]) await whose(page).getByRole('button', { name: 'Give back' }).click();
});

test('a pause by the keyboard: breathing space, away to colleagues, back with one key', async () => {
  const sam = await agent(it.browser, it.desk);
  const ida = await colleague(it.browser, it.desk);
  await sam.keyboard.press('b');
  const dialog = sam.getByRole('dialog', { name: 'A pause' });
  await dialog.waitFor();
  await look(sam, 'care-pause', { theme: 'light', width: 1440 });
  await dialog.getByRole('button', { name: '5 minutes', exact: true }).press('Enter');
  await sam.getByText('About 5 minutes left').waitFor();
  assert.equal(new URL(sam.url()).pathname, '/breathe');
  for (const colours of ['light', 'dark']) {
    await theme(sam, colours);
    for (const size of [WIDE, NARROW]) {
      await sam.setViewportSize(size);
      await look(sam, 'care-breathe', { theme: colours, width: size.width });
    }
  }
  await sam.setViewportSize(WIDE);
  assert.equal(await sam.locator('[data-conversation], .said').count(), 0, 'nothing of the desk stands here');

  await ida.locator('[data-conversation]').first().click();
  await whose(ida).getByRole('button', { name: 'Ask a colleague…' }).click();
  const asking = ida.getByRole('dialog', { name: 'Ask a colleague' });
  await asking.getByText('away').waitFor();
  assert.doesNotMatch(await asking.textContent(), /pause/i);
  await ida.keyboard.press('Escape');

  await sam.goto('/');
  await sam.getByText(/^You are in a pause until/).waitFor();
  assert.equal(await next(sam).count(), 0);
  await look(sam, 'care-paused', { theme: 'dark', width: 1440 });
  await sam.getByRole('link', { name: 'Breathing space' }).click();
  await sam.getByRole('button', { name: /I am back/ }).waitFor();
  await sam.keyboard.press('Escape');
  await next(sam).waitFor();
  assert.equal(new URL(sam.url()).pathname, '/');
});

test('a colleague is asked, answers, and who asked is told at once', async () => {
  const sam = await agent(it.browser, it.desk);
  const ida = await colleague(it.browser, it.desk);
  const { page: shop, chat } = await shopper(it.browser, it.desk);
  await writes(chat, 'Vera Holm', 'The cot came without screws, and the baby is due in a week.');
  await open(sam, 'Vera Holm');
  await whose(sam).getByRole('button', { name: 'Ask a colleague…' }).click();
  const asking = sam.getByRole('dialog', { name: 'Ask a colleague' });
  await asking.getByRole('radio', { name: /^Ida Lindgren/ }).check();
  await asking.getByLabel('What would you like to know?').fill('May I send the screws by courier? PELICAN');
  await look(sam, 'care-ask', { theme: 'light', width: 1440 });
  await asking.getByRole('button', { name: 'Ask', exact: true }).click();
  await sam.locator('[data-note="question"]').waitFor();
  await sam.goto('/rules');

  await ida.getByText('Sam Okafor asks you something about Vera Holm.').waitFor();
  await look(ida, 'care-asked', { theme: 'light', width: 1440 });
  await adopt(ida);
  await ida.getByRole('heading', { name: 'From a colleague, for you' }).waitFor();
  await ida.getByRole('link', { name: 'Open', exact: true }).click();
  await ida.getByRole('button', { name: 'Answer Sam Okafor' }).click();
  await ida.getByLabel('Your answer').fill('Yes, the first courier of the morning. PELICAN');
  await ida.keyboard.press('Control+Enter');
  await ida.locator('[data-note="answer"]').waitFor();

  await sam.getByText('Ida Lindgren has answered your question about Vera Holm.').waitFor();
  await sam.getByRole('link', { name: 'Open', exact: true }).click();
  await sam.locator('[data-note="answer"]', { hasText: 'first courier' }).waitFor();
  await look(sam, 'care-answered', { theme: 'light', width: 1440 });
  await until('it calls no more', async () => !/has answered/.test(await line(sam, 'Vera Holm').textContent()));
  await shop.reload();
  const closed = shop.getByRole('button', { name: 'Write to us' });
  if (await closed.isVisible()) await closed.click();
  await chat.getByRole('log').getByText('without screws').waitFor();
  assert.doesNotMatch(await chat.locator('body').textContent(), /PELICAN|Okafor asked/);
});

test('a conversation is handed over on a phone, with what the next one should know', async () => {
  const sam = await agent(it.browser, it.desk, { viewport: NARROW });
  const ida = await colleague(it.browser, it.desk, { theme: 'dark' });
  const { page: shop, chat } = await shopper(it.browser, it.desk);
  await writes(chat, 'Hugo Lind', 'The kettle you sent leaks all over the kitchen floor. I slipped and hurt my knee. When will you replace it?');
  await open(sam, 'Hugo Lind');
  await whose(sam).getByRole('button', { name: 'Take it' }).click();
  await whose(sam).getByText('Yours', { exact: true }).waitFor();
  await look(sam, 'care-mine', { theme: 'light', width: 390 });
  await whose(sam).getByRole('button', { name: 'Hand over…' }).click();
  const handing = sam.getByRole('dialog', { name: 'Hand over' });
  const summary = handing.getByLabel('What the next one should know');
  await until('the summary is begun', async () => /What is wrong: “/.test(await summary.inputValue()));
  assert.match(await summary.inputValue(), /Still needed:/);
  await handing.getByRole('radio', { name: /^Ida Lindgren/ }).check();
  await summary.press('Control+End');
  await summary.pressSequentially('\nPlease call him first. PELICAN');
  await look(sam, 'care-hand-over', { theme: 'light', width: 390 });
  await handing.getByRole('button', { name: 'Hand it over' }).click();
  await whose(sam).getByText('With Ida Lindgren').waitFor();

  await ida.getByText('Sam Okafor has handed Hugo Lind to you.').waitFor();
  await ida.getByRole('link', { name: 'Open', exact: true }).click();
  await whose(ida).getByText('Yours', { exact: true }).waitFor();
  await ida.locator('[data-note="hand_over"]', { hasText: 'Please call him first' }).waitFor();
  await look(ida, 'care-handed', { theme: 'dark', width: 1440 });
  await shop.reload();
  const closed = shop.getByRole('button', { name: 'Write to us' });
  if (await closed.isVisible()) await closed.click();
  await chat.getByRole('log').getByText('leaks all over').waitFor();
  assert.doesNotMatch(await chat.locator('body').textContent(), /PELICAN|handed/);
});

test('three hard ones in a row: a pause is suggested, and not now is not asked again', async () => {
  const ida = await colleague(it.browser, it.desk);
  for (const customer of ['Ana Frey', 'Ben Frey', 'Cem Frey']) {
    const { chat } = await shopper(it.browser, it.desk);
    await writes(chat, customer, FURIOUS);
    await open(ida, customer);
    await whose(ida).getByRole('button', { name: 'Take it' }).click();
    await whose(ida).getByText('Yours', { exact: true }).waitFor();
  }
  const suggested = ida.getByRole('complementary', { name: 'A pause?' });
  await suggested.getByText(/hard ones (in a row|within an hour)\. A pause of \d+ minutes\?/).waitFor();
  await look(ida, 'care-suggested', { theme: 'light', width: 1440 });
  await suggested.getByRole('button', { name: 'Not now' }).click();
  await suggested.waitFor({ state: 'detached' });
  await ida.reload();
  await next(ida).waitFor();
  assert.equal(await suggested.count(), 0, 'it is remembered');
});

for (const size of [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
]) {
  test(`hours and what one takes gladly, ${size.width} px`, async () => {
    const sam = await agent(it.browser, it.desk, { theme: size.theme, viewport: { width: size.width, height: size.height } });
    await sam.getByRole('button', { name: 'A pause' }).click();
    await sam.getByRole('link', { name: 'Your hours, and what you take gladly' }).click();
    await sam.getByRole('heading', { name: 'Hours', exact: true }).waitFor();
    const always = sam.getByRole('checkbox', { name: 'Whenever I am here' });
    await always.uncheck();
    const today = new Intl.DateTimeFormat('en-GB', { weekday: 'short' }).format(new Date());
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) {
      await sam.getByRole('checkbox', { name: day }).setChecked(day !== today && day !== yesterday());
    }
    await sam.getByRole('checkbox', { name: 'legal matters' }).check();
    await sam.getByLabel('Words of your own, as customers use them').fill('kettle');
    await sam.keyboard.press('Enter');
    await look(sam, 'care-hours', size);
    await sam.getByRole('button', { name: 'Keep it so' }).click();
    await sam.getByText('Settled.').waitFor();
    await sam.goto('/');
    await sam.getByText(/Outside your hours until/).waitFor();
    assert.equal(await next(sam).count(), 0);
    await look(sam, 'care-outside-hours', size);
    await sam.goto('/hours');
    await sam.getByRole('button', { name: 'Leave out kettle' }).click();
    await always.check();
    await sam.getByRole('button', { name: 'Keep it so' }).click();
    await sam.getByText('Settled.').waitFor();
  });
}

function yesterday() {
  return new Intl.DateTimeFormat('en-GB', { weekday: 'short' }).format(Date.now() - 24 * 60 * 60_000);
}
