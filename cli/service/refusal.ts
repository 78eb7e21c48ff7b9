/** A service's word that a request does not fit: one text for each fault, in the language that was asked for. */
export class Refusal extends Error {
  readonly faults: readonly { pointer: string; detail: string }[];

  constructor(faults: readonly { pointer: string; detail: string }[]) {
    super(faults.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; '));
    this.faults = faults;
  }
}
