/** `icp-preflight init` as a whole process: at a terminal, and with answers that come through a pipe or a file. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const MAIN = resolve('cli/main.ts');
const ANSWERS = '示例科技有限公司\n\nexample.com 例子.中国\n示例网\n\n';
/** What a terminal needs of this machine: python3 makes one. */
const TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
const hasTerminal = spawnSync('python3', ['-c', 'import pty']).status === 0;

const folderOf = () => mkdtempSync(join(tmpdir(), 'icp-ask-'));

function expectManifest(folder: string): void {
  expect(parse(readFileSync(join(folder, 'icp.yaml'), 'utf8'))).toMatchObject({
    entity: { kind: 'enterprise', name: '示例科技有限公司' },
    websites: [{ name: '示例网', domains: [{ name: 'example.com' }] }, { domains: [{ name: '例子.中国' }] }],
  });
}

describe('answers from a pipe', () => {
  it('that are all there at once', () => {
    const cwd = folderOf();
    const { status } = spawnSync(process.execPath, [MAIN, 'init'], { cwd, input: ANSWERS, timeout: 120_000 });
    expect(status).toBe(0);
    expectManifest(cwd);
  });

  it('that come as they are asked for', async () => {
    const cwd = folderOf();
    const child = spawn(process.execPath, [MAIN, 'init', '-q'], { cwd, stdio: ['pipe', 'ignore', 'pipe'] });
    const waiting = ANSWERS.split('\n').slice(0, -1);
    child.stderr.on('data', () => {
      const answer = waiting.shift();
      if (answer !== undefined) child.stdin.write(`${answer}\n`);
    });
    expect(await once(child, 'exit')).toEqual([0, null]);
    child.stdin.destroy();
    expectManifest(cwd);
  });

  it.each([
    ['个人', 'individual'],
    [' 社会团体 ', 'social-organization'],
    ['Government', 'government'],
  ])('in the words of sheets: %s', (word, kind) => {
    const cwd = folderOf();
    const input = `x\n${word}\na.cn\n\n`;
    const { status } = spawnSync(process.execPath, [MAIN, 'init'], { cwd, input, timeout: 120_000 });
    expect(status).toBe(0);
    expect(parse(readFileSync(join(cwd, 'icp.yaml'), 'utf8')).entity).toEqual({ kind, name: 'x' });
  });

  it('from a file', () => {
    const cwd = folderOf();
    writeFileSync(join(cwd, 'answers'), ANSWERS);
    const file = openSync(join(cwd, 'answers'), 'r');
    const { status } = spawnSync(process.execPath, [MAIN, 'init'], {
      cwd,
      stdio: [file, 'ignore', 'ignore'],
      timeout: 120_000,
    });
    closeSync(file);
    expect(status).toBe(0);
    expectManifest(cwd);
  });

  it.each(['', '示例科技有限公司\n', '示例科技有限公司\n\n'])('that end too early: %j', (input) => {
    const cwd = folderOf();
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'init', '--lang', 'en'], {
      cwd,
      input,
      timeout: 120_000,
    });
    expect(status).toBe(2);
    expect(String(stderr)).toContain('\nicp-preflight: nobody can answer questions here');
    expect(existsSync(join(cwd, 'icp.yaml'))).toBe(false);
  });
});

describe('an answer that nothing can be made of, where it cannot be asked again', () => {
  it.each([
    ['x\nwrongkind\na.cn\n\n', 'expected one of: enterprise, individual'],
    ['x\nenterprize\na.cn\n\n', 'Did you mean "enterprise"?'],
    ['x\n火星人\na.cn\n\n', 'found "火星人"'],
    ['\n\na.cn\n\n', 'expected a name'],
    [' \nindividual\na.cn\n\n', 'expected a name'],
    ['x\nindividual\n\n', 'expected a registrable domain name'],
    ['x\nindividual\n , 、\n\n', 'expected a registrable domain name'],
    ['x\nindividual\na.cn localhost\n\n', 'localhost: '],
  ])('%j', (input, said) => {
    const cwd = folderOf();
    const args = [MAIN, 'init', '--out', 'h.yaml', '--lang', 'en'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, input, timeout: 120_000 });
    expect({ status, written: readdirSync(cwd) }).toEqual({ status: 2, written: [] });
    expect(String(stderr)).toContain(said);
  });
});

describe('at a terminal', () => {
  if (!hasTerminal) {
    it('it ends', ({ skip }) => skip('no python3 here: init was not tried at a terminal'));
    return;
  }
  const typed = (input: string) => {
    const cwd = folderOf();
    const args = ['-c', TERMINAL, process.execPath, MAIN, 'init', '--lang', 'en'];
    return { cwd, ...spawnSync('python3', args, { cwd, input, timeout: 120_000 }) };
  };

  it('it ends once it has written', () => {
    const { cwd, status, stdout } = typed(ANSWERS);
    expect(String(stdout)).toContain('wrote icp.yaml');
    expect(status).toBe(0);
    expectManifest(cwd);
  });

  it('it asks again where nothing can be made of an answer', () => {
    const answers = [
      '',
      '示例科技有限公司',
      'wrongkind',
      '',
      ' ',
      'localhost',
      'example.com 例子.中国',
      '示例网',
      '',
    ];
    const { cwd, status, stdout } = typed(`${answers.join('\n')}\n`);
    expect(status).toBe(0);
    for (const said of [
      'expected a name',
      'found "wrongkind"',
      'expected a registrable domain',
      'localhost: ',
    ])
      expect(String(stdout)).toContain(said);
    expectManifest(cwd);
  });

  it('it ends where its input is ended', () => {
    const { cwd, status, stdout } = typed('示例科技有限公司\n\u0004');
    expect(String(stdout)).toContain('nobody can answer questions here');
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'icp.yaml'))).toBe(false);
  });
});
