/** Text that waits as bytes until it is written. What is said again and again is put into bytes once. */
import { type Encoder, encoded } from './encoder.ts';

type Waiting = {
  add: (text: string) => void;
  /** Adds what is often said, and the end of its line: as long as it is the same, its bytes are copied. */
  addLine: (text: string) => void;
  /** Bytes that wait. */
  length: () => number;
  /** What waits; it is overwritten once there is more to add, so whoever writes it lets that wait. */
  take: () => Uint8Array;
};

/** Bytes that there is room for at first: twice what a report writes at once. */
const ROOM = 131_072;

/** Nothing waits yet. */
export function waitingIn(encoder: Encoder, newline = '\n'): Waiting {
  let bytes = Buffer.allocUnsafeSlow(ROOM);
  let end = 0;
  let line = { text: '', bytes: encoded(newline, encoder) };
  const makeRoom = (more: number) => {
    if (end + more <= bytes.length) return;
    const longer = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, end + more));
    bytes.copy(longer, 0, 0, end);
    bytes = longer;
  };
  return {
    add(text) {
      makeRoom(text.length * encoder.most);
      end = encoder.write(text, bytes, end);
    },
    addLine(text) {
      if (text !== line.text) line = { text, bytes: encoded(`${text}${newline}`, encoder) };
      makeRoom(line.bytes.length);
      bytes.set(line.bytes, end);
      end += line.bytes.length;
    },
    length: () => end,
    take() {
      const taken = bytes.subarray(0, end);
      end = 0;
      return taken;
    },
  };
}
