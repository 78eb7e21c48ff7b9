/** What is used of tr46, which brings no types. */
declare module 'tr46' {
  type Options = {
    checkBidi: boolean;
    checkHyphens: boolean;
    checkJoiners: boolean;
    transitionalProcessing: boolean;
    useSTD3ASCIIRules: boolean;
    verifyDNSLength: boolean;
  };
  /** The host in A-labels; null if it is not valid. */
  export function toASCII(host: string, options: Options): string | null;
}
