/** The reader of CSV asks for this in Node alone. */
export {};
