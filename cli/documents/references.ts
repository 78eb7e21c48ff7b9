/** Authorization codes in a manifest are named by the environment variable that holds them, never written there. */

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;

/** Whether text names a variable: `${ICP_CODE_1}`. */
export function isReference(text: string): boolean {
  return REFERENCE.test(text);
}

/** The variable that a reference names. */
export function variableOf(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1];
}
