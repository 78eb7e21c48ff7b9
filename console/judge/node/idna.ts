/** The library of names in all scripts, written for CommonJS, as an ES module. */
export { toASCII } from 'tr46';
