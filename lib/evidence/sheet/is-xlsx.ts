const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** Whether bytes are a zip file, as XLSX files are. */
export function isXlsx(bytes: Uint8Array): boolean {
  return ZIP.every((byte, at) => bytes[at] === byte);
}
