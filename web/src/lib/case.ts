// A test case of a rule page, told as the short conversation that it is: `who: words`, with `[[` `]]` around what the rule sees.

export interface Turn {
  who: string;
  pieces: { text: string; seen: boolean }[];
}

const SPEAKER = /^([a-z]+):\s?(.*)$/;

export function turns(source: string): Turn[] {
  const told: { who: string; text: string }[] = [];
  for (const line of source.split('\n')) {
    const said = SPEAKER.exec(line);
    const last = told[told.length - 1];
    if (said) told.push({ who: said[1]!, text: said[2]! });
    else if (last) last.text += `\n${line}`;
  }
  return told.map(({ who, text }) => ({ who, pieces: pieces(text.trim()) }));
}

function pieces(text: string): Turn['pieces'] {
  return text
    .split(/\[\[(.*?)\]\]/s)
    .map((piece, i) => ({ text: piece, seen: i % 2 === 1 }))
    .filter((piece) => piece.text);
}
