import type { MakeReporter } from './report.ts';

/** The API's answer; of several, `{ "items": […] }`, in the order in which they were judged. */
export const jsonReporter: MakeReporter = ({ many }) => {
  let count = 0;
  return {
    add: ({ result }) => {
      count += 1;
      if (!many) return `${JSON.stringify(result, null, 2)}\n`;
      return `${count === 1 ? '{"items":[\n' : ',\n'}${JSON.stringify(result)}`;
    },
    end: () => (many ? (count === 0 ? '{"items":[]}\n' : '\n]}\n') : ''),
  };
};
