/** Days before an expiry on which its record is acted on, each once. */
export const THRESHOLDS_DAYS = [60, 30, 14, 7, 3, 1, 0] as const;
