/** What docs/ci.md tells others to copy, and the action: held against GitHub's schemas, and run. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCli } from '../../scripts/build-cli.ts';

const ACTION = readFileSync('action.yml', 'utf8');
const EXAMPLES = [
  ...readFileSync('docs/ci.md', 'utf8').matchAll(/^## (.+)$|^```yaml\n([\s\S]*?)^```$/gm),
].reduce(
  ({ heading, found }, [, next, yaml]) =>
    next === undefined
      ? { heading, found: [...found, { heading, yaml: yaml ?? '' }] }
      : { heading: next, found },
  { heading: '', found: [] as { heading: string; yaml: string }[] },
).found;
const examplesOf = (name: string) =>
  EXAMPLES.filter(({ heading }) => heading === name).map(({ yaml }) => yaml);
const [workflow = '', steps = ''] = examplesOf('GitHub');
/** The second example is of steps that take the place of the first one's. */
const withTerraform = `${workflow.slice(0, workflow.indexOf('      - id: icp'))}${steps}`;

const folder = mkdtempSync(join(tmpdir(), 'icp-ci-'));
const action = join(folder, 'action');
type Check = (file: { name: string; content: string }) => string[];
let checkWorkflow: Check;
let checkAction: Check;

beforeAll(async () => {
  await buildCli(join(action, 'bin'));
  // The package imports JSON as bundlers do, which Node refuses.
  const outfile = join(folder, 'parser.mjs');
  await build({
    stdin: {
      contents: `
        import { NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
        import { parseAction } from '@actions/workflow-parser/actions/action-parser';
        const errorsOf = (parsed) => parsed.context.errors.getErrors().map(({ message }) => message);
        export const checkWorkflow = (file) => errorsOf(parseWorkflow(file, new NoOperationTraceWriter()));
        export const checkAction = (file) => errorsOf(parseAction(file, new NoOperationTraceWriter()));`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  ({ checkWorkflow, checkAction } = await import(pathToFileURL(outfile).href));
}, 120_000);

/** Runs lines as GitHub's `shell: bash` does, and GitLab's runner much alike. */
function bash(script: string, cwd: string, env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, ...env },
    },
  );
  return { status, out: stdout, err: stderr };
}

/** A repository with a manifest whose server can verify no filing, and one that says nothing of a server. */
function repository(): string {
  const repo = mkdtempSync(join(folder, 'repo-'));
  copyFileSync('examples/icp.yaml', join(repo, 'icp.yaml'));
  copyFileSync('examples/plan.json', join(repo, 'plan.json'));
  mkdirSync(join(repo, 'other'));
  writeFileSync(
    join(repo, 'other/small.yaml'),
    'entity: { kind: enterprise, name: 示例 }\nwebsites:\n  - { name: 示例网站, domains: [{ name: example.com }] }\nservers: []\n',
  );
  return repo;
}

describe('GitHub', () => {
  it.each([
    ['a manifest', workflow],
    ['a plan of Terraform', withTerraform],
  ])('the workflow for %s fits the schema of workflows', (_, content) => {
    expect(checkWorkflow({ name: 'filings.yml', content })).toEqual([]);
    expect(
      checkWorkflow({ name: 'filings.yml', content: content.replace('runs-on', 'runs-at') }),
    ).not.toEqual([]);
    expect(content).toContain('uses: OWNER/icp-preflight@v');
  });

  it('the action fits the schema of actions', () => {
    expect(checkAction({ name: 'action.yml', content: ACTION })).toEqual([]);
    for (const [right, wrong] of [
      ['using: composite', 'using: compost'],
      ['shell: bash', 'shel: bash'],
      ['inputs.files', 'imports.files'],
    ] as const)
      expect(checkAction({ name: 'action.yml', content: ACTION.replace(right, wrong) }), wrong).not.toEqual(
        [],
      );
  });

  it('the workflows give and read what the action has', () => {
    const { inputs, outputs } = parse(ACTION);
    for (const content of [workflow, withTerraform]) {
      const [job] = Object.values<{ steps: { uses?: string; with?: object }[] }>(parse(content).jobs);
      const own = job?.steps.filter(({ uses }) => uses?.includes('icp-preflight')) ?? [];
      expect(own).toHaveLength(1);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(own[0]?.with ?? {})));
      for (const [, name] of content.matchAll(/steps\.icp\.outputs\.([\w-]+)/g))
        expect(Object.keys(outputs)).toContain(name);
    }
  });
});

describe('the step of the action', () => {
  const [{ run, env }] = parse(ACTION).runs.steps;
  const inputs: { [name: string]: { default: string } } = parse(ACTION).inputs;

  /** Runs it as a workflow would with some inputs; what stands in its files afterwards. */
  function act(given: { [input: string]: string }) {
    const repo = repository();
    const [summary, output] = [join(repo, 'summary.md'), join(repo, 'output.txt')];
    for (const file of [summary, output]) writeFileSync(file, '');
    const asked = Object.entries<string>(env).map(([name, expression]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression)?.[1] ?? '';
      return [name, given[input] ?? inputs[input]?.default];
    });
    const ran = bash(run, repo, {
      ...Object.fromEntries(asked),
      GITHUB_ACTION_PATH: action,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
    });
    const read = (file: string) => readFileSync(file, 'utf8');
    return { ...ran, repo, summary: read(summary), output: read(output).trim().split('\n') };
  }

  it('annotates, writes the summary and SARIF, and fails for what it found', () => {
    const { status, out, summary, output, repo } = act({});
    expect(status).toBe(1);
    expect(out).toMatch(/^::error file=plan\.json,title=huaweicloud_compute_instance\.web::/m);
    expect(summary).toMatch(/^### NOT READY: /m);
    expect(output).toEqual(['sarif=icp-preflight.sarif', 'status=1']);
    const sarif = JSON.parse(readFileSync(join(repo, 'icp-preflight.sarif'), 'utf8'));
    expect(sarif.runs[0].results.length).toBeGreaterThan(0);
  });

  it('takes several files, a language, what makes it fail, and no SARIF', () => {
    const files = 'other/small.yaml\n\nicp.yaml\n';
    const { status, summary, output } = act({ files, language: 'zh-CN', sarif: '', 'fail-on': 'undecided' });
    expect([status, output]).toEqual([1, ['status=1']]);
    expect(summary.match(/^### (?:未就绪|待确认)：/gm)).toHaveLength(3);
  });

  it('joins a plan of Terraform with the files', () => {
    const { status, output, summary } = act({ files: 'other/small.yaml', terraform: 'plan.json' });
    expect(summary).toContain('huaweicloud_compute_instance.web');
    expect([status, output.at(-1)]).toEqual([1, 'status=1']);
  });

  it.each([
    ['a file that is not there', { files: 'absent.yaml' }, 'absent.yaml'],
    [
      'a file name with signs of the shell',
      { files: '$(touch sign) `touch sign`; "*.yaml' },
      '$(touch sign)',
    ],
  ])('ends with 2 for %s, and says so', (_, given, said) => {
    const { status, out, err, output } = act(given);
    expect([status, output.at(-1)]).toEqual([2, 'status=2']);
    expect(`${out}${err}`).toContain(said);
  });

  it('says what is missing in a tree without the program', () => {
    const ran = bash(run, folder, { GITHUB_ACTION_PATH: folder, ICP_FILES: 'icp.yaml' });
    expect([ran.status, ran.out]).toEqual([
      2,
      expect.stringContaining('::error::bin/ is built for releases'),
    ]);
  });
});

describe.each([
  ['GitLab', (example: string) => parse(example).filings.script, 'icp-preflight.xml'],
  ['Gitee', (example: string) => parse(example).stages[0].steps[0].commands, undefined],
] as const)('%s', (name, commandsOf, report) => {
  it('the commands run, and fail for what they find', () => {
    const commands: string[] = commandsOf(examplesOf(name)[0] ?? '');
    expect(commands.length).toBeGreaterThan(0);
    const program = `"${process.execPath}" "${join(action, 'bin/icp-preflight.cjs')}"`;
    const repo = repository();
    for (const command of commands) {
      expect(command).toMatch(/^npx --yes icp-preflight /);
      const { status, out } = bash(command.replace('npx --yes icp-preflight', program), repo);
      expect(status).toBe(1);
      const told = report === undefined ? out : readFileSync(join(repo, report), 'utf8');
      expect(told).toContain('server/in-mainland');
    }
    if (report !== undefined)
      expect(parse(examplesOf(name)[0] ?? '').filings.artifacts.reports.junit).toBe(report);
  });
});

it('the hook that is told of is there', () => {
  const [{ hooks, rev }] = parse(examplesOf('Before a commit')[0] ?? '').repos;
  const known = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')).map(({ id }: { id: string }) => id);
  expect(known).toEqual(expect.arrayContaining(hooks.map(({ id }: { id: string }) => id)));
  // A tag that moves is not followed: pre-commit warns of it.
  expect(rev).toMatch(/^v\d+\.\d+\.\d+$/);
});
