// Measures a checker written in JavaScript: reads the texts, checks one reply at a time, prints one line of JSON.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Times that the texts for warming up are checked.
const WARMING = 3;

export function measure(name, check) {
  const { version } = createRequire(import.meta.url)(`${name}/package.json`);
  const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
  const texts = lines.map((line) => JSON.parse(line));
  const warm = texts.filter((text) => text.kind === 'warm');
  for (let round = 0; round < WARMING; round += 1) warm.forEach((text) => check(text.reply));
  const found = { good: 0, poor: 0 };
  const times = [];
  for (const text of texts.filter((text) => text.kind !== 'warm')) {
    const start = process.hrtime.bigint();
    found[text.kind] += check(text.reply);
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  times.sort((a, b) => a - b);
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  console.log(JSON.stringify({ version, ...found, p50_ms: times[Math.floor(times.length / 2)], peak_kb: Number(peak[1]) }));
}
