// Embedded by shops: `<script src="https://desk.example/widget.js" async></script>` puts a button and a chat on the page.
// No framework, no inline style: everything lives in a shadow root with its own sheet, so neither page disturbs the other.
import { isFrameWord } from '../lib/frame';

const SHEET = `
  :host { all: initial; color-scheme: light dark; }
  button {
    position: fixed; right: 20px; bottom: 20px; z-index: 2147483000;
    padding: 12px 20px; border: 0; border-radius: 99px; cursor: pointer;
    background: light-dark(#27685b, #86cdbb); color: light-dark(#fff, #0f211c);
    font: 600 15px/1.4 ui-sans-serif, system-ui, sans-serif;
    box-shadow: 0 6px 24px rgb(0 0 0 / .22);
  }
  button:focus-visible { outline: 3px solid light-dark(#1d5fa8, #8fc3ff); outline-offset: 3px; }
  iframe {
    position: fixed; right: 20px; bottom: 20px; z-index: 2147483001;
    width: 390px; height: min(640px, calc(100dvh - 40px));
    border: 0; border-radius: 16px; background: light-dark(#f5f4ef, #161613);
    box-shadow: 0 12px 48px rgb(0 0 0 / .28);
  }
  [hidden] { display: none; }
  @media (max-width: 480px) {
    iframe { inset: 0; width: 100%; height: 100dvh; border-radius: 0; }
  }
`;
const OPEN = 'heard.widget.open';
const SEEN = 'heard.widget.seen';

function remember(key: string, value: string) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // it is forgotten with the page
  }
}
function remembered(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function load(script: HTMLScriptElement) {
  const origin = new URL(script.src).origin;
  const words = script.dataset.label ?? 'Write to us';
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  root.append(button);
  let frame: HTMLIFrameElement | undefined;
  let answers = 0;

  function show(open: boolean) {
    if (open && !frame) {
      frame = document.createElement('iframe');
      frame.title = words;
      frame.src = `${origin}/widget?name=${encodeURIComponent(script.dataset.name ?? '')}`;
      root.append(frame);
    }
    if (frame) frame.hidden = !open;
    button.hidden = open;
    remember(OPEN, open ? '1' : '');
    if (open) {
      remember(SEEN, String(answers));
      frame?.focus();
    } else button.focus();
    label();
  }

  /** Answers that came while the chat was closed. */
  function label() {
    const unread = frame?.hidden ? answers - Number(remembered(SEEN) ?? 0) : 0;
    button.textContent = unread > 0 ? `${words} · ${unread} new` : words;
  }

  button.addEventListener('click', () => show(true));
  addEventListener('message', (event) => {
    if (event.source !== frame?.contentWindow || event.origin !== origin || !isFrameWord(event.data)) return;
    if (event.data.heard === 'close') show(false);
    else {
      answers = event.data.count;
      if (!frame?.hidden) remember(SEEN, String(answers));
      label();
    }
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && frame && !frame.hidden) show(false);
  });

  const place = () => {
    document.body.append(host);
    if (remembered(OPEN)) show(true);
  };
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
}

if (document.currentScript instanceof HTMLScriptElement) load(document.currentScript);
