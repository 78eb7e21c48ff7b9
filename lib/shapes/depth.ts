/** How deep JSON lies in itself: it is parsed at any depth, but what then calls itself once a level runs out of stack. */

/** More levels than anything has that is sent here, told or kept. */
export const LEVELS = 200;

const [QUOTE, BACKSLASH] = ['"'.charCodeAt(0), '\\'.charCodeAt(0)];
const [OPENING, CLOSING] = [new Set(['[', '{'].map(codeOf)), new Set([']', '}'].map(codeOf))];

/** Where JSON text opens a list or an object below so many others, well-formed or not; undefined if it nowhere does. */
export function offsetBelow(levels: number, json: string): number | undefined {
  let [level, isInText] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) isInText = !isInText;
    else if (isInText) at += code === BACKSLASH ? 1 : 0;
    else if (CLOSING.has(code)) level -= 1;
    else if (OPENING.has(code)) {
      level += 1;
      if (level > levels) return at;
    }
  }
  return undefined;
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
