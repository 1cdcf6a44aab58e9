// One engine, four doors: the command line, HTTP, the Language Server Protocol and the Model Context Protocol say the same of the same drafts.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import lsp from 'vscode-languageserver-protocol/node';
import { startDesk } from '../support/desk.mjs';

const HEARD = process.env.HEARD_BIN;
const SITUATIONS = new URL('../../crates/heard-engine/tests/order/a.txt', import.meta.url);
const MANY = 6;

/** The first situations of the evaluation set, each with its best and its worst reply. */
async function situations() {
  const text = await readFile(SITUATIONS, 'utf8');
  const parts = text.split('\n---\n').slice(0, MANY);
  return parts.flatMap((part) => {
    const fields = part.replaceAll('\n  ', '\u0000').split('\n').filter((line) => line.includes(': '));
    const pairs = fields.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2).replaceAll('\u0000', '\n')]);
    const turns = pairs.filter(([who]) => who === 'customer' || who === 'agent').map(([who, said]) => ({ who, text: said }));
    const drafts = pairs.filter(([which]) => which === 'excellent' || which === 'harmful').map(([, said]) => said);
    return drafts.map((draft) => ({ turns, draft }));
  });
}

/** What the customer has told before is asked for again. An editor has no place to say so. */
const TOLD = [
  { known: ['order: Bed frame KT-4471', 'called: Maggie'], draft: 'Hello Margaret, I am sorry about the squeak. What is your order number?' },
  { known: ['order: Bed frame KT-4471'], draft: 'I am sorry about the squeak. Is it still about KT-4471?' },
].map((told) => ({ turns: [{ who: 'customer', text: 'My bed squeaks again and I cannot sleep. I am so annoyed!' }], ...told }));

let folder, desk, all;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heard-doors-'));
  [desk, all] = await Promise.all([startDesk(), situations()]);
  all.push(...TOLD);
});
after(async () => {
  await desk?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the command line says: the measure of the others. */
async function checked({ turns, draft, known = [] }) {
  const conversation = join(folder, 'conversation.json');
  await writeFile(conversation, JSON.stringify(turns));
  const args = ['check', '--format', 'json', '--fail-on', 'error', '--conversation', conversation, ...known.flatMap((fact) => ['--known', fact])];
  try {
    return strip(execFileSync(HEARD, args, { input: draft, encoding: 'utf8' }));
  } catch (error) {
    return strip(error.stdout);
  }
}

function strip(said) {
  const { file, ...appraisal } = JSON.parse(said);
  return appraisal;
}

test('the command line knows what was told before', async () => {
  const [asks, confirms] = await Promise.all(TOLD.map(checked));
  const again = asks.findings.find(({ rule }) => rule === 'asks-again');
  assert.match(again.message, /KT-4471/);
  assert.ok(!confirms.findings.some(({ rule }) => rule === 'asks-again'));
});

test('HTTP says what the command line says', async () => {
  const { email, password, url } = desk;
  const json = { 'content-type': 'application/json' };
  const session = await fetch(`${url}/v1/session`, { method: 'POST', headers: json, body: JSON.stringify({ email, password }) });
  const { csrf } = await session.json();
  const headers = { ...json, cookie: session.headers.get('set-cookie').split(';')[0], 'x-heard-csrf': csrf };
  for (const situation of all) {
    const answer = await fetch(`${url}/v1/appraise`, { method: 'POST', headers, body: JSON.stringify(situation) });
    assert.equal(answer.status, 200);
    assert.deepEqual((await answer.json()).appraisal, await checked(situation));
  }
});

test('the Model Context Protocol says what the command line says', async () => {
  const client = new Client({ name: 'heard-tests', version: '0.1.0' });
  await client.connect(new StdioClientTransport({ command: HEARD, args: ['mcp'] }));
  try {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map((tool) => tool.name).sort(), ['appraise', 'guide', 'read']);
    for (const situation of all) {
      const said = await client.callTool({ name: 'appraise', arguments: situation });
      assert.deepEqual(said.structuredContent, await checked(situation));
    }
    const unkind = await client.callTool({ name: 'appraise', arguments: { ...TOLD[0], known: ['ordr: KT-4471'] } }).catch((error) => error);
    assert.match(unkind.message ?? unkind.content[0].text, /did you mean `order`/);
    const guided = await client.callTool({ name: 'guide', arguments: { ...all[0], draft: '' } });
    assert.ok(guided.structuredContent.starters.length > 0, JSON.stringify(guided.structuredContent));
    const read = await client.callTool({ name: 'read', arguments: { text: 'Three weeks and still no refund!' } });
    assert.equal(read.structuredContent.feelings[0].feeling, 'frustration');
    const long = await client.callTool({ name: 'read', arguments: { text: 'a '.repeat(200_000) } });
    assert.ok(long.isError && /at most/.test(long.content[0].text));
    await assert.rejects(async () => {
      const wrong = await client.callTool({ name: 'read', arguments: { words: 'hm' } });
      if (wrong.isError) throw new Error(wrong.content[0].text);
    }, /words|text/);
  } finally {
    await client.close();
  }
});

/** An editor with one document open, and what it is told of it. */
async function editor(text) {
  const child = spawn(HEARD, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = lsp.createProtocolConnection(child.stdout, child.stdin);
  const told = new Promise((done) => connection.onNotification(lsp.PublishDiagnosticsNotification.type, done));
  connection.listen();
  const { capabilities } = await connection.sendRequest(lsp.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  const uri = 'untitled:reply';
  await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
  const ended = new Promise((done) => child.on('exit', done));
  const close = async () => {
    await connection.sendRequest(lsp.ShutdownRequest.type);
    await connection.sendNotification(lsp.ExitNotification.type);
    connection.dispose();
    return ended;
  };
  return { connection, uri, capabilities, told: await told, close };
}

const quoted = (words) => words.split('\n').map((line) => `> ${line}`).join('\n');
const severities = { error: 1, warning: 2, hint: 4 };

test('an editor underlines what the command line remarks on', async () => {
  for (const { turns, draft } of all.filter(({ turns, known }) => turns.length === 1 && !known)) {
    const { told, close } = await editor(`${draft}\n\n${quoted(turns[0].text)}\n`);
    const { findings } = await checked({ turns, draft });
    const expected = findings.map((finding) => [finding.rule, severities[finding.severity]]);
    assert.deepEqual(told.diagnostics.map((d) => [d.code, d.severity]).sort(), expected.sort());
    assert.equal(await close(), 0);
  }
});

test('an editor explains a remark, and mends it', async () => {
  const text = 'Hi Ana,\n😀 it will come soon.\n\n> When does my cot come?\n';
  const { connection, uri, told, close, capabilities } = await editor(text);
  assert.ok(capabilities.hoverProvider && capabilities.codeActionProvider);
  const vague = told.diagnostics.find((d) => d.code === 'vague-time');
  assert.deepEqual(vague.range, { start: { line: 1, character: 16 }, end: { line: 1, character: 20 } });
  const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: { line: 1, character: 18 } });
  assert.match(hover.contents.value, /vague-time/);
  const actions = await connection.sendRequest(lsp.CodeActionRequest.type, { textDocument: { uri }, range: vague.range, context: { diagnostics: [vague] } });
  assert.equal(actions[0].edit.changes[uri][0].newText, 'by [day and time]');
  const nothing = await connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position: { line: 0, character: 1 } });
  assert.equal(nothing, null);
  assert.equal(await close(), 0);
});
