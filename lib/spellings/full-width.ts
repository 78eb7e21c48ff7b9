/** A character of full width, as Chinese input methods write letters, digits and signs, as the one of ASCII (U+FF01 to U+FF5E). */
export function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
