import { inspect } from 'node:util';
import { startServer } from './composition/start-server.ts';
import { readConfig, type Config } from './config.ts';
import { WrongSettings } from './platform/config/index.ts';
import { FolderInUse } from './platform/files/index.ts';
import { DataDirInUse } from './platform/redis/index.ts';

/** The server as a program: settings from the environment, stopped by Ctrl-C or SIGTERM. */

/** What the person at the terminal can mend; anything else is a fault of ours, with its trace. */
const mendable = [WrongSettings, FolderInUse, DataDirInUse];

function fail(error: unknown): never {
  const sentence = error instanceof Error && mendable.some((kind) => error instanceof kind);
  process.stderr.write(`${sentence ? error.message : inspect(error)}\n`);
  process.exit(1);
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    return fail(error);
  }
}

const config = configOrExit();
const starting = startServer(config);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait.
    if (stopping) process.exit(1);
    stopping = true;
    process.stdout.write('正在停止 · stopping …\n');
    void starting
      .then((running) => running.stop())
      .catch(() => undefined)
      .then(() => process.exit(0));
  });
}

const server = await starting.catch(fail);

process.stdout.write(
  [
    '',
    `导诊已启动 · Daozhen is running: ${server.url}`,
    `手机访问 · for phones: ${server.publicUrl}`,
    `数据库 · database: ${server.database}   推送 · feed: ${server.live.engine}`,
    ...(config.demo ? ['演示模式：首页列出演示账号 · demo: the start page lists accounts'] : []),
    ...(server.firstAccounts.length === 0
      ? []
      : ['三位管理员的一次性密码，仅显示这一次 · one-time passwords, shown once:']),
    ...server.firstAccounts.map(({ username, password }) => `  ${username}  ${password}`),
    '',
  ].join('\n'),
);
