const encoder = new TextEncoder();

/** Gives a browser what the rules ask of Node's Buffer. Called before they are asked. */
export function giveBuffer(): void {
  Object.assign(globalThis, {
    Buffer: { byteLength: (text: string) => encoder.encode(text).length, from: (bytes: Uint8Array) => bytes },
  });
}
