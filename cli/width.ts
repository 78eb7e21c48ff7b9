/** How wide text is in a terminal, and lines of a width. */

/** Characters that take two columns: East Asian Width W and F (UAX 11), in the ranges that texts here use. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that take none: they sit on the one before. */
const COMBINING = /\p{Mn}|\u200b|\u200d/u;

/** Columns of a text without escape sequences. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** A text padded with spaces to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** A text in lines of at most `width` columns, broken at spaces or between wide characters. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let [line, columns] = ['', 0];
  for (const piece of piecesOf(text)) {
    const wide = widthOf(piece);
    if (columns > 0 && columns + wide > width) {
      lines.push(line.trimEnd());
      [line, columns] = ['', 0];
    }
    const next = columns === 0 ? piece.trimStart() : piece;
    line += next;
    columns += widthOf(next);
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Words with the space before them, and wide characters one by one; a sign that opens or closes stays with what it belongs to. */
function piecesOf(text: string): string[] {
  return (
    text.match(/\s*[（「『]*(?:[^\s\u2e80-\uffe6]+|[\u2e80-\uffe6])[，。；：、！？）」』”]*|\s+/gu) ?? []
  );
}
