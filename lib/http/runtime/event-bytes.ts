/** An event as its runtime means it: Function Compute hands over bytes that hold JSON. Throws if they do not. */
export function eventOf(raw: unknown): unknown {
  if (!(raw instanceof Uint8Array)) return raw;
  try {
    return JSON.parse(Buffer.from(raw).toString());
  } catch {
    throw new TypeError(`event: expected bytes that hold JSON, found ${raw.length} bytes that do not`);
  }
}
