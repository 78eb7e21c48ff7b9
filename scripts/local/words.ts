/** Failures of this machine, in words that say what to do. */

/** Something about this machine that a person can put right: the message is all that is shown. */
export class LocalFault extends Error {}

/** What is wrong with a folder that could not be used, by the code of the error and what it says. */
export function faultOf(folder: string, error: unknown): LocalFault {
  if (error instanceof LocalFault) return error;
  const { code, text } = causeOf(error);
  return new LocalFault(`${sentence(folder, code, text)} (${text})`);
}

function sentence(folder: string, code: string, text: string): string {
  const another = 'or choose another folder: DATA_DIR=/some/folder npm start';
  if (code === 'LEVEL_LOCKED' || /lock .*(held|unavailable)/i.test(text))
    return `Another npm start, or a test, has ${folder} open. Stop that one, ${another}.`;
  if (/ENOSPC|EDQUOT|No space left|quota exceeded|File too large/i.test(`${code} ${text}`))
    return `There is no room left on the disk of ${folder}. Free some space and start again, ${another}.`;
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system|not permitted/i.test(`${code} ${text}`))
    return `${folder} cannot be written. Give yourself the right to, ${another}.`;
  if (/ENOTDIR|EEXIST|Not a directory/i.test(`${code} ${text}`))
    return `${folder} is not a folder. Move what has its name away, ${another}.`;
  if (code === 'LEVEL_CORRUPTION' || /corrupt|CURRENT|MANIFEST|does not exist|No such file/i.test(text))
    return damaged(folder);
  return `${folder} cannot be opened. Look at what it says, ${another}.`;
}

function damaged(folder: string): string {
  return (
    `The table in ${folder} is damaged: a file of it is missing or empty. Put the folder back from a copy; ` +
    `or keep it aside and begin with an empty table: mv ${folder} ${folder}.damaged`
  );
}

/** Ends this process where a folder could not be used, in words and without a stack. */
export function endWith(folder: string): (error: unknown) => never {
  return (error) => {
    console.error(faultOf(folder, error).message);
    process.exit(1);
  };
}

/** What the innermost error says: it is the one that knows. */
export function textOf(error: unknown): string {
  return causeOf(error).text;
}

function causeOf(error: unknown): { code: string; text: string } {
  if (!(error instanceof Error)) return { code: '', text: String(error) };
  if (error.cause instanceof Error) return causeOf(error.cause);
  return { code: 'code' in error ? String(error.code) : '', text: error.message };
}
