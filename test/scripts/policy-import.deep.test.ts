import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedBootstrap } from '../../lib/evidence/look-up/bootstrap.ts';
import { IMPORTS, policyIn, policyText } from '../../scripts/policy/imports.ts';

let folder: string;
let policy: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'icp-policy-test-'));
  policy = join(folder, 'policy');
  cpSync('lib/policy', policy, { recursive: true, filter: (from) => !from.endsWith('.ts') });
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]) {
  const origin = ['--source', 'https://domain.miit.gov.cn/', '--date', '2026-11-20', '--policy', policy];
  const { status, stdout, stderr } = spawnSync('node', ['scripts/policy-import.ts', ...args, ...origin], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const items = (name: string) => JSON.parse(readFileSync(join(policy, name), 'utf8')).items;

describe('npm run policy:import', () => {
  it('shows what a list of top-level domains changes and which requests turn, and writes nothing in a dry run', () => {
    const before = readFileSync(join(policy, 'tlds.json'), 'utf8');
    const list = file('tlds.csv', '顶级域\n.cn\nCOM\nio\n中国\nnewtld\n');
    const { status, stdout } = run('tlds', list, '--dry-run', '--requests', 'examples');
    expect(status).toBe(0);
    expect(stdout).toContain('.newtld: new, approved');
    expect(stdout).toMatch(/\.net: approved -> absent-from-list/);
    expect(stdout).toMatch(/Requests that would be judged otherwise: \d+\./);
    expect(stdout).toContain('Nothing was written.');
    expect(readFileSync(join(policy, 'tlds.json'), 'utf8')).toBe(before);
  });

  it('writes the list with where it is from', () => {
    const { status } = run(
      'tlds',
      file('tlds.json', JSON.stringify(['cn', 'com', 'net', 'xn--fiqs8s', 'newtld'])),
    );
    expect(status).toBe(0);
    const data = JSON.parse(readFileSync(join(policy, 'tlds.json'), 'utf8'));
    expect(data.listUpdatedOn).toBe('2026-11-20');
    expect(data.sources.at(-1)).toEqual({
      title: 'List of tlds',
      address: 'https://domain.miit.gov.cn/',
      date: '2026-11-20',
    });
    const newest = data.sources.length - 1;
    expect(data.items.find(({ tld }: { tld: string }) => tld === 'newtld')).toMatchObject({
      status: 'approved',
      source: [newest],
    });
    expect(data.items.find(({ tld }: { tld: string }) => tld === 'top')).toMatchObject({
      status: 'absent-from-list',
    });
  });

  it('names every line that is none, and then writes nothing', () => {
    const before = readFileSync(join(policy, 'tlds.json'), 'utf8');
    const { status, stderr } = run('tlds', file('bad.csv', 'tld\ncn\nnot a tld\n1.2\n'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/line 3: .*\n.*line 4: /);
    expect(stderr).toContain('Faults: 2. Nothing was written.');
    expect(readFileSync(join(policy, 'tlds.json'), 'utf8')).toBe(before);
  });

  it('takes registrars by IANA id or name, and leaves those alone that the list does not have', () => {
    const before = items('registrars.json').length;
    const list = file(
      'registrars.csv',
      '注册服务机构名称,IANA编号\n阿里云计算有限公司,1599\n海棠域名注册有限公司,9001\n',
    );
    expect(run('registrars', list).stdout).toContain('海棠域名注册有限公司: new, approved');
    expect(items('registrars.json')).toHaveLength(before + 1);
    expect(items('registrars.json').find(({ ianaId }: { ianaId?: number }) => ianaId === 9001)).toMatchObject(
      { status: 'approved', basis: 'evidence' },
    );
  });

  it('takes the days off of the next year in the form of holiday-cn', () => {
    const day = (date: string, isOffDay: boolean) => ({ name: '节日', date, isOffDay });
    const document = {
      year: 2027,
      papers: [],
      days: [
        day('2027-01-01', true),
        day('2027-01-02', true),
        day('2027-02-05', true),
        day('2027-02-14', false),
      ],
    };
    expect(run('working-days', file('2027.json', JSON.stringify(document)), '--title', '通知').status).toBe(
      0,
    );
    const data = JSON.parse(readFileSync(join(policy, 'working-days.json'), 'utf8'));
    expect(data.coveredThrough).toBe('2027-12-31');
    expect(data.items.at(-1)).toMatchObject({
      year: 2027,
      document: '通知',
      daysOff: [
        ['2027-01-01', '2027-01-02'],
        ['2027-02-05', '2027-02-05'],
      ],
      workingWeekendDays: ['2027-02-14'],
    });
  });

  it('refuses a year that leaves a gap, and what is no year', () => {
    const path = file(
      '2029.json',
      JSON.stringify({ year: 2029, days: [{ name: 'x', date: '2029-01-01', isOffDay: true }] }),
    );
    expect(run('working-days', path)).toMatchObject({ status: 2 });
    expect(run('working-days', file('none.json', '{}'))).toMatchObject({ status: 2 });
  });

  it('says how it is used', () => {
    expect(run('unknown', 'x').stderr).toContain('usage:');
  });

  it('writes policy files as they are written by hand: every other item stays as it was', () => {
    for (const { file: name } of Object.values(IMPORTS)) {
      const data = policyIn('lib/policy', name);
      expect(JSON.parse(policyText(data))).toEqual(data);
    }
  });
});

describe('npm run refresh:bootstrap', () => {
  const refresh = (content: string, target: string) =>
    spawnSync('node', ['scripts/refresh-bootstrap.ts', file('dns.json', content), target], {
      encoding: 'utf8',
    });

  it('takes the file of IANA over and says what moved', () => {
    const target = join(folder, 'bootstrap.json');
    const { stdout, status } = refresh(
      JSON.stringify({
        publication: '2026-11-20T00:00:00Z',
        version: '1.0',
        services: [[['com', 'newtld'], ['https://rdap.example/']]],
      }),
      target,
    );
    expect(status).toBe(0);
    expect(stdout).toContain(`${shippedBootstrap().publication} -> 2026-11-20T00:00:00Z: 1 new, 1 moved,`);
    expect(JSON.parse(readFileSync(target, 'utf8')).services).toEqual([
      [['com', 'newtld'], ['https://rdap.example/']],
    ]);
  });

  it.each(['{', '{}', '{"publication":"x","services":[]}'])('refuses %s', (content) => {
    expect(refresh(content, join(folder, 'never.json'))).toMatchObject({ status: 2 });
  });
});
