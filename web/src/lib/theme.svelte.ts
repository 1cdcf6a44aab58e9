// Light, dark, or as the system says. Remembered on this device.

const KEY = 'heard.theme';
const ORDER = ['system', 'light', 'dark'] as const;
export type Theme = (typeof ORDER)[number];

function remembered(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return ORDER.find((theme) => theme === kept) ?? 'system';
  } catch {
    return 'system';
  }
}

class ThemeChoice {
  current = $state<Theme>(remembered());

  constructor() {
    this.show();
  }

  next() {
    this.current = ORDER[(ORDER.indexOf(this.current) + 1) % ORDER.length]!;
    this.show();
    try {
      localStorage.setItem(KEY, this.current);
    } catch {
      // for this page only, then
    }
  }

  private show() {
    if (this.current === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.current;
  }
}

export const theme = new ThemeChoice();
