import { styleText } from 'node:util';

export type Styles = {
  bold: (text: string) => string;
  dim: (text: string) => string;
  red: (text: string) => string;
  green: (text: string) => string;
  yellow: (text: string) => string;
};

const plain = (text: string) => text;
const styled = (format: 'bold' | 'dim' | 'red' | 'green' | 'yellow') => (text: string) =>
  styleText(format, text, { validateStream: false });

/** Styles of text. Every colour stands beside a sign or a word that says the same. */
export function stylesFor(colours: boolean): Styles {
  if (!colours) return { bold: plain, dim: plain, red: plain, green: plain, yellow: plain };
  return {
    bold: styled('bold'),
    dim: styled('dim'),
    red: styled('red'),
    green: styled('green'),
    yellow: styled('yellow'),
  };
}
