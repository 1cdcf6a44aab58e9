// A demo desk of its own for each test file: started on a free port in an empty folder, stopped and swept away at the end.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START_WITHIN = 20_000;

export async function startDesk() {
  const folder = await mkdtemp(join(tmpdir(), 'heard-e2e-'));
  const child = spawn(process.env.HEARD_BIN, ['demo', '--port', '0', '--dir', folder, '--no-open'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const told = new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error(`the desk did not start:\n${said}`)), START_WITHIN);
    const hear = (chunk) => {
      said += chunk;
      const found = read(said);
      if (!found) return;
      clearTimeout(late);
      done(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => fail(new Error(`the desk ended with ${code}:\n${said}`)));
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { ...(await told), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Address and login, from what the demo says when it is ready. */
function read(said) {
  const url = /https?:\/\/[\w.:[\]-]+/.exec(said)?.[0];
  const email = /[\w.+-]+@[\w.-]+\w/.exec(said)?.[0];
  const password = /password:?\s+(\S+)/i.exec(said)?.[1];
  return url && email && password ? { url, email, password } : null;
}
