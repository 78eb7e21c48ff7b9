import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type * as z from 'zod/mini';
import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import type { Kind } from '../../lib/judge/kind.ts';
import { ROUTING_ADVICE } from '../../lib/judge/routing-advice.ts';
import { SERVER_CHECK } from '../../lib/judge/server-check.ts';
import { createMcpServer } from '../../lib/mcp/server.ts';
import type { Asking } from '../../lib/mcp/tools.ts';
import { renderLookUps } from '../../lib/respond/look-up.ts';
import { LOOK_UP_SOURCES, lookUpRequest } from '../../lib/shapes/look-up.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import type { Language } from '../../lib/texts.ts';
import type { Command, Invocation } from '../command.ts';
import { refuseNames } from '../given.ts';
import { judgeHere } from '../judge/judge-here.ts';
import type { Judging } from '../judge/judging.ts';
import { lookUpHere, openLookUps } from '../judge/look-up-here.ts';
import { PLAIN_OPTIONS } from '../options.ts';
import { STATUS } from '../reports/verdicts.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { messageLines } from './mcp-lines.ts';

export const mcp: Command = {
  synopsis: '',
  description: {
    en: 'Serves the tools of an assistant (Model Context Protocol) on standard input and output. It judges on this machine, stores nothing, and looks up only what an assistant asks for. What it knows of authorization codes is what it is told.',
    'zh-CN':
      '通过标准输入输出向 AI 助手提供工具（Model Context Protocol）。在本机判断，不保存任何内容，仅在助手要求时查询；授权码的情况以给出的内容为准。',
  },
  examples: [
    {
      command: 'claude mcp add icp-preflight -- icp-preflight mcp',
      does: { en: 'adds it to Claude Code', 'zh-CN': '添加到 Claude Code' },
    },
    {
      command: 'icp-preflight mcp --lang zh-CN',
      does: { en: 'answers in Chinese', 'zh-CN': '以中文回答' },
    },
  ],
  options: PLAIN_OPTIONS,
  /** Ends when the assistant closes standard input. */
  async run(invocation) {
    const { given, world, language } = invocation;
    refuseNames(given);
    const told = { language, requestId: 'stdio' };
    const messages = messageLines(process.stdin, told, (line) => void process.stdout.write(line));
    const ended = new Promise<void>((done) => messages.once('close', done));
    const asking = askingOf(invocation);
    const handle = serveStdio(
      () =>
        createMcpServer({
          asking,
          requestId: told.requestId,
          onProblem: (problem, cause) => {
            if (cause instanceof Error) world.err(`${problem}: ${cause.name}\n`);
          },
        }),
      {
        transport: new StdioServerTransport(messages, process.stdout, {
          maxBufferSize: Number.POSITIVE_INFINITY,
        }),
        maxSubscriptions: 0,
        onerror: ({ message }) => world.err(`${reasonOf(message, language)}\n`),
      },
    );
    await ended;
    await handle.close();
    return STATUS.fine;
  },
};

/** Why a message was left out, in a line: the library lists every form that it has not. */
function reasonOf(message: string, language: Language): string {
  return message.includes('\n') ? COMMAND_TEXTS.noMessage[language] : message;
}

type Common = { asOf?: string | undefined; lookUp?: boolean | undefined };

/** Judges here, with an empty ledger; `lookUp` in a request, and the tool for it, ask registries from this machine. */
function askingOf({ world, language }: Invocation): Asking {
  const lookUp = lookUpHere(world);
  const judgingFor = (request: Common): Judging => ({
    asOf: undefined,
    now: world.now(),
    language,
    onRuleError: (rule, error) =>
      world.err(`${rule}: ${error instanceof Error ? error.name : typeof error}\n`),
    lookUp: async (stated, wish) => (request.lookUp === true ? lookUp(stated, wish) : { request: stated }),
  });
  const judged =
    <R extends Common>(kind: Kind<z.ZodMiniType<R>>) =>
    async (body: unknown) => {
      const request = parseWith(kind.request, body);
      return judgeHere(kind, Object(body), judgingFor(request));
    };
  return {
    language,
    checkDomain: judged(DOMAIN_CHECK),
    checkServer: judged(SERVER_CHECK),
    adviseRouting: judged(ROUTING_ADVICE),
    assess: judged(ASSESSMENT),
    async lookUp(body) {
      const { domains, sources = [...LOOK_UP_SOURCES] } = parseWith(lookUpRequest, body);
      return renderLookUps(await openLookUps(world)(domains, [...new Set(sources)]));
    },
  };
}
