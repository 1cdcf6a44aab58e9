// What somebody writes is theirs: it survives a reload, a remark set aside stays aside, and HTML is only words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agent, field, open, remarks, shopper, underlined, until, writes } from '../support/browser.mjs';
import { suite } from '../support/suite.mjs';

const it = suite();

const enter = async (page, nth = 0) => {
  await page.locator('[data-conversation]').nth(nth).click();
  await page.locator('[data-reading]').first().waitFor();
};

test('a draft survives a reload', async () => {
  const desk = await agent(it.browser, it.desk);
  await enter(desk);
  await field(desk).fill('I have read all of it, and');
  await desk.reload();
  await until('the draft is back', async () => (await field(desk).inputValue()) === 'I have read all of it, and');
  await desk.getByText(/^Your draft from today .* is back/).waitFor();
});

test('a draft follows the agent to another browser', async () => {
  const here = await agent(it.browser, it.desk);
  await enter(here, 1);
  await field(here).fill('Begun at one desk');
  await here.getByText('Draft saved').waitFor();
  const there = await agent(it.browser, it.desk);
  await there.goto(here.url());
  await until('the draft is there', async () => (await field(there).inputValue()) === 'Begun at one desk');
});

test('a remark set aside by one key stays aside', async () => {
  const desk = await agent(it.browser, it.desk);
  await enter(desk);
  await field(desk).fill('Now please calm down, I am on it.');
  const there = async () => (await underlined(desk)).some((words) => /calm down/i.test(words));
  await until('it is underlined', there);
  const before = await remarks(desk).count();
  await field(desk).press('Control+Home');
  for (let i = 0; i < 14; i++) await desk.keyboard.press('ArrowRight');
  await desk.locator('[data-finding="calm-down"]').waitFor();
  await desk.keyboard.press('Escape');
  await until('it is gone', async () => !(await there()));
  await desk.getByText('Draft saved').waitFor();
  await desk.reload();
  await until('the draft is back', async () => (await field(desk).inputValue()).includes('calm down'));
  await until('the other remarks are back', async () => before === 1 || (await remarks(desk).count()) === before - 1);
  assert.equal(await there(), false);
});

test('underlines lie exactly under their words, wrapped and scrolled', async () => {
  const desk = await agent(it.browser, it.desk);
  await enter(desk, 2);
  const line = 'Words enough to wrap more than once in this narrow field, with a long-unbreakable-piece-of-text-in-it. ';
  await field(desk).fill(`${line.repeat(12)}\n\n🙂 Now please calm down.`);
  await until('it is underlined', async () => (await underlined(desk)).length > 0);
  const shapes = await field(desk).evaluate((area) => {
    const mirror = area.previousElementSibling;
    const box = (e) => [e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight];
    return { area: box(area), mirror: box(mirror), scrolls: area.scrollHeight > area.clientHeight, text: mirror.textContent === `${area.value}\u200b` };
  });
  assert.deepEqual(shapes.area, shapes.mirror);
  assert.equal(shapes.scrolls, false, 'the field itself never scrolls; the box around both does');
  assert.ok(shapes.text, 'both hold the same text');
});

test('a customer who loses the connection loses no words', async () => {
  const { page, chat } = await shopper(it.browser, it.desk);
  await writes(chat, 'Ines Abel', 'The lamp flickers.');
  await page.context().setOffline(true);
  await chat.getByLabel('Your message').fill('And it hums.');
  await chat.getByRole('button', { name: 'Send' }).click();
  await chat.getByText(/^No connection just now/).first().waitFor();
  assert.equal(await chat.getByLabel('Your message').inputValue(), 'And it hums.');
  await page.context().setOffline(false);
  await chat.getByRole('button', { name: 'Send' }).click();
  await chat.getByRole('log').getByText('And it hums.').waitFor();
  await page.reload();
  await chat.getByRole('log').getByText('And it hums.').waitFor();
});

test('HTML in a message is shown as text on both sides', async () => {
  const words = '<img src=x onerror="document.title=\'broken\'"><b>Not bold</b> & <script>alert(1)</script>';
  const customer = await shopper(it.browser, it.desk);
  const desk = await agent(it.browser, it.desk);
  await writes(customer.chat, '<i>Kim</i> Vale', words);
  await open(desk, '<i>Kim</i> Vale');
  assert.equal(await desk.locator('[data-message] .text').textContent(), words);
  assert.equal(await desk.locator('[data-message] img, [data-message] b, [data-message] script').count(), 0);
  await field(desk).fill('<u>Not underlined</u>, Kim.');
  await desk.keyboard.press('Control+Enter');
  await customer.chat.getByText('<u>Not underlined</u>, Kim.').waitFor({ timeout: 20_000 });
  assert.notEqual(await desk.title(), 'broken');
});

test('what is not in English is said to be so, and not guessed', async () => {
  const { chat } = await shopper(it.browser, it.desk);
  await writes(chat, 'Lucía Prado', 'Hola, mi pedido llegó roto y necesito que me devuelvan el dinero, por favor.');
  const desk = await agent(it.browser, it.desk);
  await open(desk, 'Lucía Prado');
  const reading = desk.locator('[data-reading]').last();
  assert.equal((await reading.innerText()).trim(), 'in Spanish, not read');
  await desk.getByText('This looks like Spanish.').waitFor();
  await field(desk).fill('Please calm down, we apologise for any inconvenience.');
  await desk.getByText('Draft saved').waitFor();
  assert.equal(await remarks(desk).count(), 0);
});
